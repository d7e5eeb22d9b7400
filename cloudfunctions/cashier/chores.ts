/** What the timer does for the cash desk: closes what nobody paid, goes on with what is on its way out. */
import type { CashierHouse } from './house';
import { sendDueOuts } from './out/send';
import { closeDuePayIns } from './pay-in/close';

export async function doCashierChores(house: CashierHouse, limit: number) {
  const ins = await closeDuePayIns(house, limit);
  const outs = await sendDueOuts(house, limit);
  return { payIns: ins.due, cashOuts: outs.due, failed: [...ins.failed, ...outs.failed] };
}
