/** What fires by itself, at its times; a timer can be missed or fire twice. */
import { doBookingChores } from '../../cloudfunctions/bookings/due';
import { countSold } from '../../cloudfunctions/catalog/count-sold';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { afterMissedCloses } from '../../cloudfunctions/edge/missed-closes';
import { doMarketChores } from '../../cloudfunctions/market/chores';
import { sendDueMessages } from '../../cloudfunctions/messages/send';
import { takeCensus } from '../../cloudfunctions/operations/census';
import { warnOfStock } from '../../cloudfunctions/operations/stock/warn';
import { doDueWork } from '../../cloudfunctions/orders/due';
import { closeDueDays } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { lapseHeld } from '../../cloudfunctions/rewards/held-legs';
import { DAY_MS, dayOf, MINUTE_MS } from '../../cloudfunctions/units/days';

export interface Timer {
  readonly name: string;
  readonly everyMs: number;
  /** After the beginning of its period. */
  readonly atMs: number;
  /** Answers what it did and what failed. */
  readonly work: (house: Deployment) => Promise<{ readonly failed: readonly string[]; readonly did: number }>;
}

const A_FIRING = 50;

/** As `functions/settlement`, `daily-close` and `upkeep` do, whose names they have. */
export const TIMERS: readonly Timer[] = [
  { name: 'daily-close', everyMs: DAY_MS, atMs: 5 * MINUTE_MS, work: dailyClose },
  { name: 'settlement', everyMs: 5 * MINUTE_MS, atMs: 0, work: settlement },
  { name: 'upkeep', everyMs: 60 * MINUTE_MS, atMs: 20 * MINUTE_MS, work: upkeep },
];

async function dailyClose(house: Deployment) {
  return { failed: [], did: (await closeDueDays(house)).length };
}

function settlement(house: Deployment) {
  return afterMissedCloses(house, async () => {
    const due = await doDueWork(house, A_FIRING);
    const counted = await countSold(house, A_FIRING);
    const booked = await doBookingChores(house, A_FIRING);
    const market = await doMarketChores(house, A_FIRING);
    const messages = await sendDueMessages(house, A_FIRING);
    const did =
      due.received + due.settled + due.closed + due.paid + due.refundsSent + counted + booked.missed;
    const failed = [...due.failed, ...booked.failed, ...messages.failed];
    return { failed, did: did + market.expired + market.filled };
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
