/**
 * What each use case costs: sequential round trips are the price in the cloud. `begin` is one, the
 * reads together one, the writes together one, `commit` one (docs/figures.md).
 */
import { teamOf } from '../cloudfunctions/accounts/team';
import { walletOf } from '../cloudfunctions/accounts/wallet';
import { publicBooks } from '../cloudfunctions/operations/public-books';
import { regionPage } from '../cloudfunctions/partners/region';
import { daysOfMember } from '../cloudfunctions/points/holder-days';
import { myRewards } from '../cloudfunctions/rewards/reading/my-rewards';
import { join } from '../cloudfunctions/accounts/join';
import { writeComment } from '../cloudfunctions/community/comment';
import { favouritesOf, setFavourite } from '../cloudfunctions/community/favourites';
import { closeUnpaid } from '../cloudfunctions/orders/paying/close-unpaid';
import { receivePayment } from '../cloudfunctions/orders/paying/receive-payment';
import { paidInFull } from '../local/paid-in-full';
import { receiveOrder, shipOrder } from '../cloudfunctions/orders/deliver';
import { refundOrder } from '../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../cloudfunctions/orders/settle';
import { browse } from '../cloudfunctions/storefront/browse';
import { home } from '../cloudfunctions/storefront/home';
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
  home: [1, 0],
  'a list of products': [1, 0],
  'a page behind a cursor': [1, 0],
  'a product': [2, 0],
  favourites: [2, 0],
  'keep a favourite': [4, 3],
  'save a product': [4, 3],
  comment: [5, 4],
  wallet: [1, 0],
  'thirty days': [2, 0],
  'the rewards page': [2, 0],
  'the customers page': [2, 0],
  'the open books': [1, 0],
  'the region partner’s page': [1, 0],
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
  await measure('wallet', () => walletOf(house, 'bea'));
  await measure('the rewards page', () => myRewards(house, 'bea', 20));
  await measure('the customers page', () => teamOf(house, 'bea', 20));
  await measure('the open books', () => publicBooks(house, 30));
  await measure('the region partner’s page', () => regionPage(house, 'bea'));
  house.clock.at += DAY_MS;
  await measure('close a day', () => closeDay(house, FIRST_DAY));
  await measure('thirty days', () => daysOfMember(house, 'bea', null, 30));
  expect(measured).toEqual(COSTS);
});
