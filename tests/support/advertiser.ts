/** A merchant that buys advertising slots: one that runs, one withdrawn in its time, one before it, one that lapses. */
import { saveSlot } from '../../cloudfunctions/advertising/save-slot';
import { closeUnpaid } from '../../cloudfunctions/orders/paying/close-unpaid';
import { buySlot } from '../../cloudfunctions/orders/slot-sales/buy-slot';
import { lapseOffers, takeBackSlot } from '../../cloudfunctions/orders/slot-sales/end-offer';
import { withdrawSlot } from '../../cloudfunctions/orders/slot-sales/withdraw';
import { DAY_MS } from '../../cloudfunctions/units/days';
import type { Mall } from './mall';
import type { TestHouse } from './memory-house';

export const SLOT_FEN = 70_000;
const MANY = 10;

export async function slotsSold(house: TestHouse, mall: Mall, memberId: string): Promise<void> {
  const offer = async (slotId: string) => {
    const now = house.clock.now();
    const from = now + 2 * DAY_MS;
    await saveSlot(house, {
      ...{
        _id: slotId,
        place: 'home',
        picture: '/pictures/b.svg',
        title: '夏日补水',
        target: null,
        order: 1,
      },
      ...{ from, to: from + 7 * DAY_MS },
      offer: { merchantId: mall.shopId, priceFen: SLOT_FEN, payUntil: now + DAY_MS },
    });
  };
  const buy = (slotId: string) =>
    buySlot(house, { paymentId: mall.requestId(), memberId, merchantId: mall.shopId, slotId });
  for (const slotId of ['runs', 'shortened', 'stopped', 'left', 'regretted', 'late']) await offer(slotId);
  for (const slotId of ['runs', 'shortened', 'stopped']) await mall.paid(await buy(slotId));
  await withdrawSlot(house, 'stopped');
  await takeBackSlot(house, 'regretted');
  // Paid after its payment was closed, and then no more.
  const { payment } = await buy('late');
  await closeUnpaid(house, payment);
  await mall.pay(payment);
  await mall.pass(5);
  await lapseOffers(house, MANY);
  await withdrawSlot(house, 'shortened');
}
