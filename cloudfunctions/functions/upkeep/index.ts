import { onTimer } from '../../edge/timer';
import { warnOfStock } from '../../operations/stock/warn';
import { checkDueBills } from '../../operations/bill/check-bill';
import { lapseHeld } from '../../rewards/held-legs';
import { dayOf } from '../../units/days';
import { sweepHolders } from '../../points/sweep';

const A_FIRING = 200;

export const main = onTimer(async (house) => ({
  swept: await sweepHolders(house, A_FIRING),
  lapsed: await lapseHeld(house, dayOf(house.clock.now()), A_FIRING),
  stockTold: await warnOfStock(house),
  // Last: it asks WeChat Pay, and fails when that does.
  billsChecked: await checkDueBills(house),
}));
