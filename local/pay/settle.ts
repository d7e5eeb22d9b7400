/** What time does by itself. */
import type { Office } from './context';
import { settleRefunds } from './refunds/refunds';
import { settleTransfers } from './transfers/transfers';

/** Brings everything up to the time: results of refunds, ends of transfers. */
export function settle(office: Office, now: number): void {
  office.state.atomically(() => {
    settleRefunds(office, now);
    settleTransfers(office, now);
  });
  office.switches.flush();
}
