/** What fires by itself, at its times; a timer can be missed or fire twice. */
import { doBookingChores } from '../../cloudfunctions/bookings/due';
import { countSold } from '../../cloudfunctions/catalog/count-sold';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { afterMissedCloses } from '../../cloudfunctions/edge/missed-closes';
import { doCashierChores } from '../../cloudfunctions/cashier/chores';
import { doMarketChores } from '../../cloudfunctions/market/chores';
import { sendCampaigns } from '../../cloudfunctions/marketing/send';
import { sendDueMessages } from '../../cloudfunctions/messages/send';
import { takeCensus } from '../../cloudfunctions/operations/census';
import { checkDueBills } from '../../cloudfunctions/operations/bill/check-bill';
import { checkDueDesk } from '../../cloudfunctions/operations/bill/check-desk';
import { passEverybody } from '../../cloudfunctions/operations/reconcile/full-pass';
import { reconcile } from '../../cloudfunctions/operations/reconcile/reconcile';
import { raiseAlarms } from '../../cloudfunctions/office/alarms/raise';
import { finishLeaving } from '../../cloudfunctions/personal/leaving/finish';
import { eraseOutdated } from '../../cloudfunctions/personal/retention/erase-outdated';
import { warnOfStock } from '../../cloudfunctions/operations/stock/warn';
import { lapseOffers } from '../../cloudfunctions/orders/slot-sales/end-offer';
import { doDueWork } from '../../cloudfunctions/orders/due';
import { closeDueDays } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { lapseHeld } from '../../cloudfunctions/rewards/held-legs';
import { doDepartureChores } from '../../cloudfunctions/stores/departing/chores';
import { DAY_MS, dayOf, MINUTE_MS } from '../../cloudfunctions/units/days';

export interface Timer {
  readonly name: string;
  readonly everyMs: number;
  /** After the beginning of its period. */
  readonly atMs: number;
  readonly work: (house: Deployment) => Promise<Done>;
}
/** What a firing did that somebody waited for, not what every day brings anew; and what failed. */
export interface Done {
  readonly failed: readonly string[];
  readonly did: number;
}

const A_FIRING = 50;
/** By pages instead of by time, which stands still here while a firing works. */
const PAGES = 5;
const RECONCILED_PAGES = 20;
const LEAVING_STEPS = 100;

/** As `functions/settlement`, `daily-close` and `upkeep` do, whose names they have. */
export const TIMERS: readonly Timer[] = [
  { name: 'daily-close', everyMs: DAY_MS, atMs: 5 * MINUTE_MS, work: dailyClose },
  { name: 'settlement', everyMs: 5 * MINUTE_MS, atMs: 0, work: settlement },
  { name: 'upkeep', everyMs: 60 * MINUTE_MS, atMs: 20 * MINUTE_MS, work: upkeep },
  { name: 'upkeep: people and bills', everyMs: 60 * MINUTE_MS, atMs: 25 * MINUTE_MS, work: peopleAndBills },
  { name: 'reconcile', everyMs: 60 * MINUTE_MS, atMs: 12 * MINUTE_MS, work: nightly },
];

async function dailyClose(house: Deployment) {
  return { failed: [], did: (await closeDueDays(house)).length };
}

function settlement(house: Deployment) {
  return afterMissedCloses(house, async () => {
    const due = await doDueWork(house, A_FIRING);
    const cash = await doCashierChores(house, A_FIRING);
    const counted = await countSold(house, A_FIRING);
    const booked = await doBookingChores(house, A_FIRING);
    const market = await doMarketChores(house, A_FIRING);
    const departed = await doDepartureChores(house, A_FIRING);
    const offers = await lapseOffers(house, A_FIRING);
    const written = await sendCampaigns(house, A_FIRING);
    const messages = await sendDueMessages(house, A_FIRING);
    const did =
      due.received + due.settled + due.closed + due.paid + due.refundsSent + counted + booked.missed;
    const failed = [...due.failed, ...cash.failed, ...booked.failed, ...offers.failed, ...messages.failed];
    return {
      failed,
      did:
        did +
        cash.payIns +
        cash.cashOuts +
        market.expired +
        market.filled +
        departed +
        offers.lapsed +
        written.written,
    };
  });
}

function upkeep(house: Deployment) {
  return afterMissedCloses(house, async () => {
    const swept = await sweepHolders(house, A_FIRING);
    const lapsed = await lapseHeld(house, dayOf(house.clock.now()), A_FIRING);
    await takeCensus(house, 1);
    await warnOfStock(house);
    return { failed: [], did: swept + lapsed };
  });
}

/** The rest of `functions/upkeep`, in a firing of its own. */
function peopleAndBills(house: Deployment) {
  return afterMissedCloses(house, async () => {
    await passEverybody(house, { pages: PAGES });
    const left = await finishLeaving(house, LEAVING_STEPS);
    await eraseOutdated(house, 1);
    await raiseAlarms(house);
    await checkDueBills(house);
    await checkDueDesk(house);
    return { failed: [], did: left };
  });
}

function nightly(house: Deployment) {
  return afterMissedCloses(house, async () => {
    await reconcile(house, { pages: RECONCILED_PAGES });
    return { failed: [], did: 0 };
  });
}
