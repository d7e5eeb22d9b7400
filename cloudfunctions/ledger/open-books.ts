/** The first act of a mall: the books begin, with nothing in them. */
import { addDays, type Day } from '../units/days';
import type { House } from '../platform/house';
import { emptyPool } from './accumulator/pool';
import { books, policies, STATE_ID, stateToDocument, type State } from './state';

/** Opens the books for `firstDay` under the house's policy; a mall that has books keeps them. */
export async function openBooks(house: House, firstDay: Day): Promise<void> {
  const transaction = await house.database.begin();
  try {
    const { policy } = house;
    if ((await transaction.get(books, STATE_ID)) !== null) {
      await transaction.abort();
      return;
    }
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
    await transaction.insert(policies, { _id: policy.version, policy, effectiveFrom: firstDay });
    await transaction.commit();
  } catch (error) {
    await transaction.abort();
    throw error;
  }
}
