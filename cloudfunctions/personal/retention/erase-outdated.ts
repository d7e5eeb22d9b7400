/**
 * The chore that enforces the keeping periods: it walks through each collection by id, a page a transaction, and begins
 * anew a month after it began. No index is spent on it, and a stop costs nothing.
 */
import { Conflict, DuplicateId, type Document, type Transaction } from '../../platform/database';
import type { House } from '../../platform/house';
import type { PictureStore } from '../../platform/pictures/picture-store';
import { inTransaction } from '../../platform/in-transaction';
import { DAY_MS } from '../../units/days';
import { retentionRounds, type RetentionRound } from '../documents';
import { deleteSome } from '../pictures';
import { PERIODS, type Period } from './periods';

const DOCUMENTS_A_PAGE = 100;
const ROUND_DAYS = 30;

export interface RetainingHouse extends House {
  readonly pictures: PictureStore;
}

/** At most `pages` pages of each period; returns how many documents they emptied. */
export async function eraseOutdated(house: RetainingHouse, pages: number): Promise<number> {
  let erased = 0;
  for (const period of await duePeriods(house))
    for (let page = 0; page < pages; page += 1) {
      await deleteFiles(house, period);
      const done = await erasePage(house, period);
      if (done === null) break;
      erased += done;
    }
  return erased;
}

/** With pages to look at or files to delete; looked at together, so that a firing with nothing to do costs one reading. */
async function duePeriods(house: House): Promise<readonly Period[]> {
  const rounds = await house.database.getMany(
    retentionRounds,
    PERIODS.map(({ key }) => key),
  );
  const now = house.clock.now();
  return PERIODS.filter((period) => {
    const { after, files = [] } = roundFrom(period, rounds.get(period.key) ?? null, now);
    return after !== null || files.length > 0;
  });
}

/** What the last page left to delete; a storage that does not answer is asked again with the next page or firing. */
async function deleteFiles(house: RetainingHouse, { key }: Period): Promise<void> {
  const { files = [] } = (await house.database.get(retentionRounds, key)) ?? {};
  if (files.length === 0) return;
  try {
    const gone = await deleteSome(house.pictures, files);
    await inTransaction(house.database, async (transaction) => {
      const round = await transaction.get(retentionRounds, key);
      if (round === null) return;
      const left = (round.files ?? []).filter((file) => !gone.includes(file));
      await transaction.put(retentionRounds, { ...round, files: left });
    });
  } catch {
    // They stay on the list.
  }
}

/** null: nothing to do for now. */
async function erasePage(house: House, period: Period): Promise<number | null> {
  try {
    return await inTransaction(house.database, (transaction) => pass(house, period, transaction));
  } catch (error) {
    // Somebody uses one of the documents, or another firing is here: the next one goes on.
    if (error instanceof Conflict || error instanceof DuplicateId) return null;
    throw error;
  }
}

async function pass(house: House, period: Period, transaction: Transaction): Promise<number | null> {
  const now = house.clock.now();
  const round = roundFrom(period, await transaction.get(retentionRounds, period.key), now);
  if (round.after === null) return null;
  const found = await transaction.find(period.from, {
    where: { _id: { gt: round.after } },
    orderBy: [['_id', 'asc']],
    limit: DOCUMENTS_A_PAGE,
  });
  const emptied = found.flatMap((document) => {
    const after = period.outdated(document, now, period.days * DAY_MS);
    return after === null || isSame(after, document) ? [] : [{ document, after }];
  });
  await Promise.all(emptied.map((one) => transaction.put(period.from, one.after)));
  const files = [...(round.files ?? []), ...emptied.flatMap((one) => [...period.files(one.document)])];
  const after = found.length < DOCUMENTS_A_PAGE ? null : (found.at(-1)?._id ?? null);
  await transaction.put(retentionRounds, { ...round, after, files, erased: round.erased + emptied.length });
  return emptied.length;
}

/** What was emptied before comes out as it was, fields in their order. */
const isSame = (one: Document, other: Document): boolean => JSON.stringify(one) === JSON.stringify(other);

function roundFrom(period: Period, known: RetentionRound | null, now: number): RetentionRound {
  if (known === null) return { _id: period.key, startedAt: now, after: '', erased: 0 };
  const isDue = known.after === null && known.startedAt <= now - ROUND_DAYS * DAY_MS;
  return isDue ? { ...known, startedAt: now, after: '' } : known;
}
