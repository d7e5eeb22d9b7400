/** What is due every five minutes. */
import { doBookingChores } from '../../bookings/due';
import { doCashierChores } from '../../cashier/chores';
import { countSold } from '../../catalog/count-sold';
import type { Jobs } from '../../edge/timer';
import { doMarketChores } from '../../market/chores';
import { sendCampaigns } from '../../marketing/send';
import { sendDueMessages } from '../../messages/send';
import { doDueWork } from '../../orders/due';
import { lapseOffers } from '../../orders/slot-sales/end-offer';
import { doDepartureChores } from '../../stores/departing/chores';

// Small enough for the 60 seconds of a function; what is left over is due at the next firing.
const A_FIRING = 100;

export const SETTLEMENT_JOBS = {
  // Money first.
  orders: (house) => doDueWork(house, A_FIRING),
  cash: (house) => doCashierChores(house, A_FIRING),
  counted: (house) => countSold(house, A_FIRING),
  booked: (house) => doBookingChores(house, A_FIRING),
  market: (house) => doMarketChores(house, A_FIRING),
  departed: (house) => doDepartureChores(house, A_FIRING),
  offers: (house) => lapseOffers(house, A_FIRING),
  campaigns: (house) => sendCampaigns(house, A_FIRING),
  // Last: it waits for WeChat.
  messages: (house) => sendDueMessages(house, A_FIRING),
} satisfies Jobs;
