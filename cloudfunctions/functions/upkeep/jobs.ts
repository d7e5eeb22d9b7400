/** What every hour brings. */
import { raiseAlarms } from '../../office/alarms/raise';
import type { Jobs } from '../../edge/timer';
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

export const UPKEEP_JOBS = {
  swept: (house) => sweepHolders(house, A_FIRING),
  lapsed: (house) => lapseHeld(house, dayOf(house.clock.now()), A_FIRING),
  counted: (house) => takeCensus(house, CENSUS_PAGES),
  passed: (house) => passEverybody(house, FULL_PASS),
  stockTold: (house) => warnOfStock(house),
  left: (house) => finishLeaving(house, LEAVING_STEPS),
  outdated: (house) => eraseOutdated(house, RETENTION_PAGES),
  alarms: (house) => raiseAlarms(house),
  // Last: it asks WeChat Pay, and fails when that does.
  billsChecked: (house) => checkDueBills(house),
  deskChecked: (house) => checkDueDesk(house),
} satisfies Jobs;
