/** A transaction beside the books: operators sign in and are appointed before the mall is open as well. */
import { Conflict, DuplicateId, type Transaction } from '../platform/database';
import type { House } from '../platform/house';
import { inTransaction } from '../platform/in-transaction';
import { retry } from '../platform/retry';

const OFFICE_RETRY = { attempts: 40, firstDelayMs: 4, longestDelayMs: 250 };
const somebodyWasFirst = (error: unknown): boolean =>
  error instanceof Conflict || error instanceof DuplicateId;

/** `work` must be free of other effects: it runs again when somebody else was first. */
export function persist<T>(house: House, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  return retry(OFFICE_RETRY, house.waiting, somebodyWasFirst, () => inTransaction(house.database, work));
}
