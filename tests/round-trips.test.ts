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
import { makeBillCode } from '../cloudfunctions/orders/collecting/bill-code';
import { payBillCode } from '../cloudfunctions/orders/collecting/pay-bill-code';
import { payCode } from '../cloudfunctions/orders/collecting/pay-code';
import { receiptsSince } from '../cloudfunctions/orders/collecting/receipts';
import { dayStatement } from '../cloudfunctions/orders/statements/day-statement';
import { pointsStockOf } from '../cloudfunctions/operations/stock/points-stock';
import { storeList, storeView } from '../cloudfunctions/storefront/store-page';
import { loadStaffCase } from '../cloudfunctions/stores/staff/load-case';
import { addDays, DAY_MS } from '../cloudfunctions/units/days';
import { confirmTip } from '../cloudfunctions/tips/confirm';
import { tipIdOf } from '../cloudfunctions/tips/documents';
import { giveBack } from '../cloudfunctions/vouchers/give-back';
import { showMember } from '../cloudfunctions/vouchers/show-code';
import { vouchersOf } from '../cloudfunctions/vouchers/views';
import { CLERK, Counter } from './support/counter';
import { CITY, Mall, OWING, PARCEL, STORE } from './support/mall';
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
  'close a day': [9, 8],
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
  'whether somebody may act at a store': [1, 0],
  'stores near': [1, 0],
  'a store': [2, 0],
  'a clerk’s code': [4, 3],
  'what a code asks': [2, 0],
  'pay a clerk’s code': [6, 5],
  'the screen looks': [1, 0],
  'a day’s statement': [1, 0],
  'the stock of points': [1, 0],
  'keep a favourite': [4, 3],
  'save a product': [4, 3],
  comment: [5, 4],
  vouchers: [2, 0],
  'show a code': [5, 3],
  scan: [6, 3],
  redeem: [6, 4],
  'undo a redemption': [7, 5],
  'give a card back': [7, 6],
  'offer a tip': [4, 3],
  'confirm a tip': [6, 5],
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
  const place = { merchantId: mall.shopId, storeId: STORE };
  await measure('whether somebody may act at a store', () =>
    loadStaffCase(house.database, { ...place, memberId: 'cat', isOperator: false }),
  );
  const search = { city: CITY, position: { latitude: 30, longitude: 120 }, after: null, limit: 1 };
  await setup.placeStoresAround(search.position);
  await measure('stores near', () => storeList(house, search));
  await measure('a store', () => storeView(house, STORE));
  const bill = { requestId: 'bill-1', madeBy: 'cleo', amountFen: 100, note: '', ...place };
  const code = { id: '' };
  await measure('a clerk’s code', async () => {
    code.id = (await makeBillCode(house, bill))._id;
  });
  await measure('what a code asks', () => payCode(house, 'cat', code.id));
  await measure('pay a clerk’s code', () => payBillCode(house, 'cat', code.id));
  await measure('the screen looks', () => receiptsSince(house, STORE, null));
  await measure('a day’s statement', () =>
    dayStatement(house.database, mall.shopId, STORE, addDays(FIRST_DAY, 5)),
  );
  await measure('the stock of points', () => pointsStockOf(house, mall.shopId));
  const card = await setup.goods('card', { kind: 'service', uses: 3 });
  const sold = await setup.paid(await setup.place('cat', card._id));
  await setup.employ(CLERK);
  const counter = new Counter(mall);
  const redeemed = { id: '' };
  await measure('vouchers', () => vouchersOf(house, 'cat', 'usable', null, 20));
  await measure('show a code', () => counter.codeOf(sold));
  const digits = await counter.codeOf(sold);
  await measure('scan', () => counter.scan(digits));
  await measure('redeem', async () => {
    redeemed.id = (await counter.confirm(sold, digits)).id;
  });
  await measure('undo a redemption', () => counter.undo(redeemed.id));
  const whole = { memberId: 'cat', orderId: sold._id, amountFen: 10_000 };
  await measure('give a card back', () => giveBack(house, whole));
  const { digits: memberCode } = await showMember(house, 'cat');
  await measure('offer a tip', () => counter.offerWith('cat', memberCode, 10_000, 'A0001'));
  const tipId = tipIdOf(STORE, 'A0001');
  await measure('confirm a tip', () => confirmTip(house, { tipId, memberId: 'cat', amountFen: 10_000 }));
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
