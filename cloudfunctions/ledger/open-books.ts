/** The first act of a mall: the books begin, with nothing in them. */
import { addDays, type Day } from '../units/days';
import { Conflict, DuplicateId, type Transaction } from '../platform/database';
import type { House } from '../platform/house';
import { inTransaction } from '../platform/in-transaction';
import { retry } from '../platform/retry';
import { emptyPool } from './accumulator/pool';
import { books, policies, STATE_ID, stateToDocument, type State } from './state';

const OPENING_RETRY = { attempts: 20, firstDelayMs: 5, longestDelayMs: 200 };
const somebodyWasFirst = (error: unknown): boolean =>
  error instanceof Conflict || error instanceof DuplicateId;

/** Opens the books for `firstDay` under the house's policy; a mall that has books keeps them. */
export function openBooks(house: House, firstDay: Day): Promise<void> {
  return retry(OPENING_RETRY, house.waiting, somebodyWasFirst, () =>
    inTransaction(house.database, (transaction) => open(house, transaction, firstDay)),
  );
}

async function open(house: House, transaction: Transaction, firstDay: Day): Promise<void> {
  if ((await transaction.get(books, STATE_ID)) !== null) return;
  const { policy } = house;
  const state: State = {
    day: addDays(firstDay, -1),
    firstDay,
    pool: emptyPool(),
    issued: 0,
    burned: 0,
    price: policy.price.firstPrice,
    recentAllowances: [],
    policyVersion: policy.version,
  };
  await transaction.insert(books, stateToDocument(state));
  await transaction.insert(policies, {
    ...{ _id: policy.version, policy, effectiveFrom: firstDay },
    adoptedAt: house.clock.now(),
  });
}
