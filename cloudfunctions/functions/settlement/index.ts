import { doBookingChores } from '../../bookings/due';
import { doCashierChores } from '../../cashier/chores';
import { countSold } from '../../catalog/count-sold';
import { onTimer } from '../../edge/timer';
import { doMarketChores } from '../../market/chores';
import { sendCampaigns } from '../../marketing/send';
import { sendDueMessages } from '../../messages/send';
import { doDueWork } from '../../orders/due';
import { lapseOffers } from '../../orders/slot-sales/end-offer';
import { doDepartureChores } from '../../stores/departing/chores';

// Small enough for the 60 seconds of a function; what is left over is due at the next firing.
const A_FIRING = 100;

export const main = onTimer(async (house) => {
  // Money first.
  const done = await doDueWork(house, A_FIRING);
  const cash = await doCashierChores(house, A_FIRING);
  const counted = await countSold(house, A_FIRING);
  const booked = await doBookingChores(house, A_FIRING);
  const market = await doMarketChores(house, A_FIRING);
  const departed = await doDepartureChores(house, A_FIRING);
  const offers = await lapseOffers(house, A_FIRING);
  const campaigns = await sendCampaigns(house, A_FIRING);
  // Last: it waits for WeChat.
  return {
    ...done,
    cash,
    counted,
    booked,
    market,
    departed,
    offers,
    campaigns,
    messages: await sendDueMessages(house, A_FIRING),
  };
});
