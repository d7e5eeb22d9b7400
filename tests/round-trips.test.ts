/**
 * What each use case costs: sequential round trips are the price in the cloud. `begin` is one, the
 * reads together one, the writes together one, `commit` one (docs/figures.md).
 */
import { join } from '../cloudfunctions/accounts/join';
import { writeComment } from '../cloudfunctions/community/comment';
import { favouritesOf, setFavourite } from '../cloudfunctions/community/favourites';
import { closeUnpaid } from '../cloudfunctions/orders/paying/close-unpaid';
import { receivePayment } from '../cloudfunctions/orders/paying/receive-payment';
import { paidInFull } from '../local/paid-in-full';
import { receiveOrder, shipOrder } from '../cloudfunctions/orders/deliver';
import { refundOrder } from '../cloudfunctions/orders/refunding/refund';
import { cancelRefundRequest, requestRefund } from '../cloudfunctions/orders/refunding/after-sale';
import { quoteCart } from '../cloudfunctions/orders/placing/quote';
import { settleOrder } from '../cloudfunctions/orders/settle';
import { browse } from '../cloudfunctions/storefront/browse';
import { home } from '../cloudfunctions/storefront/home';
import { minePage } from '../cloudfunctions/storefront/mine-page';
import { orderPage, ordersPage } from '../cloudfunctions/storefront/order-page';
import { paymentPage } from '../cloudfunctions/storefront/payment-page';
import { productPage } from '../cloudfunctions/storefront/product-page';
import { closeDay } from '../cloudfunctions/points/close-day';
import { DAY_MS } from '../cloudfunctions/units/days';
import { CITY, Mall, OWING, PARCEL } from './support/mall';
import { CountingDatabase } from './support/counting-database';
import { FIRST_DAY, memoryHouse } from './support/memory-house';

/** Round trips in all, and before the commit. */
const COSTS = {
  join: [4, 3],
  'place a cart': [5, 4],
  'receive a payment': [4, 3],
  ship: [4, 3],
  receive: [4, 3],
  settle: [4, 3],
  refund: [5, 4],
  'close an unpaid order': [5, 4],
  'close a day': [8, 7],
  'the own page': [1, 0],
  'a list of orders': [2, 0],
  'an order': [2, 0],
  'a payment that is made': [2, 0],
  'a quote': [2, 0],
  'take a refund request back': [4, 3],
  home: [1, 0],
  'a list of products': [1, 0],
  'a page behind a cursor': [1, 0],
  'a product': [2, 0],
  favourites: [2, 0],
  'keep a favourite': [4, 3],
  'save a product': [4, 3],
  comment: [5, 4],
} as const;

test('every use case costs the round trips that are written down for it', async () => {
  const plain = memoryHouse(OWING);
  const counting = new CountingDatabase(plain.database);
  const house = { ...plain, database: counting.database };
  const setup = await Mall.open(plain);
  const mall = new Mall(house);
  for (const [id, referrer] of [
    ['ann', null],
    ['bea', 'ann'],
    ['cat', 'bea'],
  ] as const)
    await setup.activeMember(id, referrer);
  const { _id: skuId } = await setup.goods('mask');
  const warm = await setup.paid(await setup.place('cat', skuId));
  await settleOrder(house, await receiveOrder(house, warm._id, 'cat'));

  const placed = await setup.place('cat', skuId);
  const order = { current: await setup.order(placed.orders[0]?._id ?? '') };
  const unpaid = await setup.place('cat', skuId);
  const measured: Record<string, readonly [number, number]> = {};
  const measure = async (name: keyof typeof COSTS, work: () => Promise<unknown>) => {
    const { roundTrips, beforeCommit } = await counting.cost(work);
    measured[name] = [roundTrips, beforeCommit];
  };
  await mall.address('bea');
  await measure('join', () => join(house, { memberId: 'dan', referrerId: 'cat' }));
  await measure('place a cart', () => mall.place('bea', skuId));
  await measure('receive a payment', () => receivePayment(house, paidInFull(placed)));
  await measure('ship', () => shipOrder(house, order.current._id, mall.shopId, PARCEL));
  await measure('receive', async () => {
    order.current = await receiveOrder(house, order.current._id, 'cat');
  });
  await measure('settle', () => settleOrder(house, order.current));
  await measure('refund', () =>
    refundOrder(house, { refundId: 'r', orderId: order.current._id, amountFen: 100, reason: 'test' }),
  );
  await measure('the own page', () => minePage(house, 'cat'));
  await measure('a list of orders', () => ordersPage(house, 'cat', 'all', null, 20));
  await measure('an order', () => orderPage(house, 'cat', order.current._id));
  await measure('a payment that is made', () => paymentPage(house, 'cat', placed.payment._id));
  const wish = {
    memberId: 'cat',
    lines: [{ skuId, quantity: 1 }],
    delivery: { kind: 'open' },
    note: '',
  } as const;
  await measure('a quote', () => quoteCart(house, { ...wish, couponIds: null }));
  const ask = { orderId: order.current._id, memberId: 'cat', amountFen: 100, reason: 'x', pictures: [] };
  await requestRefund(house, ask);
  await measure('take a refund request back', () => cancelRefundRequest(house, ask.orderId, 'cat'));
  await measure('close an unpaid order', () => closeUnpaid(house, unpaid.payment));
  const { productId } = await setup.goods('mask');
  const list = { wanted: {}, sort: 'newest', limit: 1 } as const;
  const next = { value: house.clock.at, id: '0' };
  await measure('home', () => home(house, CITY));
  await measure('a list of products', () => browse(house, { ...list, after: null }));
  await measure('a page behind a cursor', () => browse(house, { ...list, after: next }));
  await measure('a product', () => productPage(house, 'cat', productId));
  await measure('keep a favourite', () => setFavourite(house, { memberId: 'cat', productId, isKept: true }));
  await measure('favourites', () => favouritesOf(house, 'cat', null, 20));
  await measure('save a product', () => mall.goods('cream'));
  const line = { memberId: 'cat', openId: 'openid-cat', orderId: order.current._id, skuId };
  await measure('comment', () => writeComment(house, { ...line, stars: 5, text: '好用', pictures: [] }));
  house.clock.at += DAY_MS;
  await measure('close a day', () => closeDay(house, FIRST_DAY));
  expect(measured).toEqual(COSTS);
});
