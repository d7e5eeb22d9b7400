/** A day that ended without its close is closed first; the timer may be late or was missed. */
import { DayNotClosed } from '../ledger/post';
import { closeDueDays } from '../points/close-day';
import type { Deployment } from './environment';

export async function afterMissedCloses<T>(house: Deployment, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DayNotClosed)) throw error;
    await closeDueDays(house);
    return work();
  }
}
