/** What people do in the mixed hour, how often of a hundred times, and what the mall may refuse them for a reason of its own. */
import { POINT_UNITS_PER_POINT } from '../../cloudfunctions/units/amounts';
import { dayOf, addDays } from '../../cloudfunctions/units/days';
import type { RefusalCode } from '../../typings/contract';
import { CARD_USES } from './opening';
import type { Card, Shop } from './town';
import { Refused, type Visit } from './visit';

export interface UseCase {
  readonly name: string;
  readonly percent: number;
  readonly mayRefuse: readonly (RefusalCode | 'INTERNAL')[];
  readonly run: (visit: Visit) => Promise<void>;
}

/** The least that can be traded, so that a few sellers last long. */
const TRADED_UNITS = POINT_UNITS_PER_POINT;
const DAYS_AHEAD = 14;

export const MIXTURE: readonly UseCase[] = [
  { name: 'browse', percent: 26, mayRefuse: [], run: browse },
  { name: 'wallet', percent: 9, mayRefuse: [], run: wallet },
  { name: 'open books', percent: 2, mayRefuse: [], run: openBooks },
  { name: 'pay a cart', percent: 14, mayRefuse: ['TOO_MANY_UNPAID'], run: payCart },
  { name: 'leave a cart', percent: 1, mayRefuse: ['TOO_MANY_UNPAID'], run: leaveCart },
  { name: 'scan to pay', percent: 14, mayRefuse: ['TOO_MANY_UNPAID'], run: scanToPay },
  { name: "clerk's screen", percent: 5, mayRefuse: [], run: clerksScreen },
  { name: 'redeem', percent: 10, mayRefuse: ['TOO_MANY_UNPAID'], run: redeem },
  { name: 'book', percent: 8, mayRefuse: ['SLOT_TAKEN', 'TOO_MANY_BOOKINGS'], run: book },
  {
    name: 'cancel a booking',
    percent: 2,
    mayRefuse: ['SLOT_TAKEN', 'TOO_MANY_BOOKINGS'],
    run: cancelBooking,
  },
  // Past the knee the notice of its payment may still be on its way.
  { name: 'refund', percent: 2, mayRefuse: ['WRONG_STATE', 'TOO_MANY_UNPAID'], run: refund },
  {
    ...{ name: 'offer points', percent: 4, run: offerPoints },
    mayRefuse: ['POINTS_SHORT', 'POINTS_OWED', 'TOO_MANY_OPEN_ORDERS', 'PRICE_OUT_OF_BAND'],
  },
  {
    ...{ name: 'buy points', percent: 3, run: buyPoints },
    mayRefuse: ['CASH_SHORT', 'TOO_MANY_OPEN_ORDERS', 'PRICE_OUT_OF_BAND'],
  },
];

async function browse(visit: Visit): Promise<void> {
  const [openid, shop] = [visit.pick(visit.town.customers), visit.pick(visit.town.shops)];
  await visit.call(openid, 'member', 'home', { city: shop.city });
  await visit.call(openid, 'member', 'products', { categoryId: 'skin', sort: 'newest' });
  await visit.call(openid, 'member', 'product', { productId: shop.goodsId });
}

async function wallet(visit: Visit): Promise<void> {
  const openid = visit.pick(visit.town.customers);
  await visit.call(openid, 'member', 'wallet', {});
  await visit.call(openid, 'member', 'orders', { tab: 'all' });
}

async function openBooks(visit: Visit): Promise<void> {
  await visit.call(visit.pick(visit.town.customers), 'member', 'days', {});
}

async function payCart(visit: Visit): Promise<void> {
  const [openid, shop] = [visit.pick(visit.town.customers), visit.pick(visit.town.shops)];
  const lines = [{ skuId: shop.goodsSkuId, quantity: 1 + visit.below(2) }];
  await visit.call(openid, 'member', 'quote', { lines });
  const delivery = { kind: 'ship', addressId: 'home' } as const;
  await visit.pay(openid, await visit.call(openid, 'member', 'placeOrder', { lines, delivery }));
}

async function leaveCart(visit: Visit): Promise<void> {
  const lines = [{ skuId: visit.pick(visit.town.shops).goodsSkuId, quantity: 1 }];
  const delivery = { kind: 'ship', addressId: 'home' } as const;
  await visit.call(visit.pick(visit.town.customers), 'member', 'placeOrder', { lines, delivery });
}

async function scanToPay(visit: Visit): Promise<void> {
  const [openid, shop] = [visit.pick(visit.town.customers), visit.pick(visit.town.shops)];
  const { storeId } = shop;
  await visit.call(openid, 'member', 'payCode', { storeId });
  const amountFen = 10_000 + visit.below(50_000);
  const placed = await visit.call(openid, 'member', 'payAtStore', { storeId, amountFen });
  await visit.pay(openid, placed);
  visit.leavings.bills.push({ shop, openid, orderId: placed.orders[0]?._id ?? '' });
}

async function clerksScreen(visit: Visit): Promise<void> {
  const { owner, merchantId, storeId } = visit.pick(visit.town.shops);
  await visit.call(owner, 'store', 'receipts', { merchantId, storeId });
}

/** The next use of a card; who has none left buys another. */
async function redeem(visit: Visit): Promise<void> {
  const card = visit.take(visit.leavings.cards) ?? (await buyCard(visit));
  const { shop, openid, orderId } = card;
  const { merchantId, storeId, owner } = shop;
  const { code } = await visit.call(openid, 'member', 'voucherCode', { orderId });
  if (code === null) throw new Error(`${orderId} shows no code and has ${card.left} uses left`);
  const shown = { merchantId, storeId, code: code.text };
  await visit.call(owner, 'store', 'scanCode', shown);
  visit.promises.redemptions.add((await visit.call(owner, 'store', 'redeem', { ...shown, orderId })).id);
  card.left -= 1;
  if (card.left > 0) visit.leavings.cards.push(card);
}

async function buyCard(visit: Visit): Promise<Card> {
  const [openid, shop] = [visit.pick(visit.town.customers), visit.pick(visit.town.shops)];
  const lines = [{ skuId: shop.cardSkuId, quantity: 1 }];
  const delivery = { kind: 'none', city: shop.city } as const;
  const placed = await visit.call(openid, 'member', 'placeOrder', { lines, delivery });
  await visit.pay(openid, placed);
  return { shop, openid, orderId: placed.orders[0]?._id ?? '', left: CARD_USES };
}

async function book(visit: Visit): Promise<void> {
  const [openid, shop] = [visit.pick(visit.town.customers), visit.pick(visit.town.shops)];
  const day = addDays(dayOf(await visit.now()), 1 + visit.below(DAYS_AHEAD));
  const where = { productId: shop.treatmentId, storeId: shop.storeId, day };
  const { free } = await visit.call(openid, 'member', 'bookingChoices', where);
  if (free.length === 0) return;
  const { slot } = visit.pick(free);
  try {
    const { _id: bookingId } = await visit.call(openid, 'member', 'book', { ...where, slot });
    visit.promises.bookings.add(bookingId);
    visit.leavings.bookings.push({ openid, bookingId });
  } catch (error) {
    // The refusal names the booking that the person has at that time already.
    if (!(error instanceof Refused) || error.details['bookingId'] === undefined) throw error;
  }
}

async function cancelBooking(visit: Visit): Promise<void> {
  const one = visit.take(visit.leavings.bookings);
  if (one === undefined) return book(visit);
  await visit.call(one.openid, 'member', 'cancelBooking', { bookingId: one.bookingId });
}

async function refund(visit: Visit): Promise<void> {
  const bill = visit.take(visit.leavings.bills);
  if (bill === undefined) return scanToPay(visit);
  const { openid, orderId, shop } = bill;
  await visit.call(openid, 'member', 'requestRefund', { orderId, amountFen: 5_000, reason: '项目少做一步' });
  await visit.call(shop.owner, 'store', 'approveRefund', { merchantId: shop.merchantId, orderId });
}

async function offerPoints(visit: Visit): Promise<void> {
  const openid = visit.pick(visit.town.sellers);
  const { price } = await visit.call(openid, 'member', 'sellDesk', {});
  const wish = { price, units: TRADED_UNITS, password: visit.password };
  visit.promises.marketOrders.add((await visit.call(openid, 'member', 'sellPoints', wish)).id);
}

async function buyPoints(visit: Visit): Promise<void> {
  const { owner, merchantId }: Shop = visit.pick(visit.town.shops);
  const { price } = await visit.call(owner, 'store', 'buyDesk', { merchantId });
  const wish = { merchantId, price, units: TRADED_UNITS };
  visit.promises.marketOrders.add((await visit.call(owner, 'store', 'buyPoints', wish)).id);
}
