/** A new version of the policy, from a business day that is still to come. A version never changes. */
import { addDays, dayOf, type Day } from '../units/days';
import { Conflict, DuplicateId, type Transaction } from '../platform/database';
import type { House } from '../platform/house';
import { inTransaction } from '../platform/in-transaction';
import { refuse } from '../platform/refusal';
import { retry } from '../platform/retry';
import type { Policy } from '../policy/policy';
import { books, policies, STATE_ID, stateFromDocument, type PolicyDocument, type State } from './state';

const ADOPTING_RETRY = { attempts: 40, firstDelayMs: 5, longestDelayMs: 250 };
const somebodyWasFirst = (error: unknown): boolean =>
  error instanceof Conflict || error instanceof DuplicateId;

export interface Adoption {
  readonly policy: Policy;
  readonly effectiveFrom: Day;
}

/** Of two versions for one day the later adopted one counts; the other then never does. */
export function adoptPolicy(house: House, adoption: Adoption): Promise<PolicyDocument> {
  return retry(ADOPTING_RETRY, house.waiting, somebodyWasFirst, () =>
    inTransaction(house.database, (transaction) => adopt(house, transaction, adoption)),
  );
}

async function adopt(
  house: House,
  transaction: Transaction,
  { policy, effectiveFrom }: Adoption,
): Promise<PolicyDocument> {
  const [state, known] = await Promise.all([
    transaction.get(books, STATE_ID),
    transaction.get(policies, policy.version),
  ]);
  if (state === null) return refuse('MALL_NOT_OPEN');
  if (known !== null) return refuse('WRONG_STATE', { version: policy.version }, '这个版本号已经用过了');
  demandComing(stateFromDocument(state), house, effectiveFrom);
  const adoptedAt = house.clock.now();
  const document: PolicyDocument = { _id: policy.version, policy, effectiveFrom, adoptedAt };
  await transaction.insert(policies, document);
  // A close that is looking up the next day's version at this moment meets this write and looks again.
  await transaction.put(books, state);
  return document;
}

/** Neither the calendar's day nor the one that the books are open for: what has begun keeps its rules. */
export function demandComing(state: Pick<State, 'day'>, { clock }: House, effectiveFrom: Day): void {
  const [today, openDay] = [dayOf(clock.now()), addDays(state.day, 1)];
  const earliest = addDays(openDay > today ? openDay : today, 1);
  if (effectiveFrom < earliest)
    refuse('INVALID_INPUT', { field: 'effectiveFrom', earliest }, `最早从 ${earliest} 起生效`);
}
