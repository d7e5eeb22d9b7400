import { raiseAlarms } from '../../office/alarms/raise';
import { onTimer } from '../../edge/timer';
import { warnOfStock } from '../../operations/stock/warn';
import { checkDueBills } from '../../operations/bill/check-bill';
import { checkDueDesk } from '../../operations/bill/check-desk';
import { takeCensus } from '../../operations/census';
import { passEverybody } from '../../operations/reconcile/full-pass';
import { lapseHeld } from '../../rewards/held-legs';
import { dayOf } from '../../units/days';
import { finishLeaving } from '../../personal/leaving/finish';
import { eraseOutdated } from '../../personal/retention/erase-outdated';
import { sweepHolders } from '../../points/sweep';

const A_FIRING = 200;
const CENSUS_PAGES = 10;
const FULL_PASS = { forMs: 20_000 };
const LEAVING_STEPS = 100;
const RETENTION_PAGES = 5;

export const main = onTimer(async (house) => ({
  swept: await sweepHolders(house, A_FIRING),
  lapsed: await lapseHeld(house, dayOf(house.clock.now()), A_FIRING),
  counted: await takeCensus(house, CENSUS_PAGES),
  passed: await passEverybody(house, FULL_PASS),
  stockTold: await warnOfStock(house),
  left: await finishLeaving(house, LEAVING_STEPS),
  outdated: await eraseOutdated(house, RETENTION_PAGES),
  alarms: await raiseAlarms(house),
  // Last: it asks WeChat Pay, and fails when that does.
  billsChecked: await checkDueBills(house),
  deskChecked: await checkDueDesk(house),
}));
