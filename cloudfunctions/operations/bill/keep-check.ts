/** What a check of a bill found is kept; what an earlier one found and this one did not is gone. */
import type { Day } from '../../units/days';
import { post, type BooksHouse } from '../../ledger/post';
import { findAll, type Collection, type Document } from '../../platform/database';
import { billDifferences, type BillDifference, type BilledKind } from '../documents';
import { noteBill } from '../reconcile/note-bill';
import type { FoundDifference } from './compare';

const WRITES_A_TRANSACTION = 100;

interface Checked<Check extends Document> {
  readonly day: Day;
  /** What this bill lists: differences of other bills are left alone. */
  readonly about: readonly BilledKind[];
  readonly found: readonly FoundDifference[];
  readonly into: Collection<Check>;
  readonly check: Check;
}

export async function keepCheck<Check extends Document>(house: BooksHouse, done: Checked<Check>) {
  const { day, into, check } = done;
  const found = done.found.map((one) => asDocument(house, day, one));
  const known = await findAll(house.database, billDifferences, { day });
  const ids = new Set(found.map((one) => one._id));
  const gone = known
    .filter((one) => done.about.includes(one.what) && !ids.has(one._id))
    .map((one) => ({ ...one, state: 'gone' as const }));
  const changed: readonly BillDifference[] = [...found, ...gone];
  for (let start = 0; start < changed.length; start += WRITES_A_TRANSACTION)
    await put(house, day, billDifferences, changed.slice(start, start + WRITES_A_TRANSACTION));
  await noteBill(house, day, done.about, found);
  // Last, so that a day whose differences are not all kept is checked again.
  await put(house, day, into, [check]);
}

function asDocument(house: BooksHouse, day: Day, found: FoundDifference): BillDifference {
  const { kind, what, orderId, refundNumber } = found;
  const about = what === 'refund' ? refundNumber : orderId;
  return { _id: `${day}:${what}:${about}:${kind}`, day, ...found, state: 'open', foundAt: house.clock.now() };
}

function put<D extends Document>(house: BooksHouse, day: Day, into: Collection<D>, documents: readonly D[]) {
  return post(
    house,
    { entryId: `bill:${day}`, kind: 'bill', cause: day, holders: [] },
    () => Promise.resolve(null),
    (book) => {
      for (const one of documents) book.put(into, one);
    },
  );
}
