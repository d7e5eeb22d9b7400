/** What each use case reads and writes, against what the guide's table counts with. */
import { join } from '../../cloudfunctions/accounts/join';
import { walletOf } from '../../cloudfunctions/accounts/wallet';
import { bookTreatment } from '../../cloudfunctions/bookings/book';
import { bookingChoices } from '../../cloudfunctions/bookings/choices';
import { matchBook } from '../../cloudfunctions/market/match';
import { placeBuy, placeSell } from '../../cloudfunctions/market/place';
import { publicBooks } from '../../cloudfunctions/operations/public-books';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { receivePayment } from '../../cloudfunctions/orders/paying/receive-payment';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { home } from '../../cloudfunctions/storefront/home';
import { productPage } from '../../cloudfunctions/storefront/product-page';
import { confirmTip } from '../../cloudfunctions/tips/confirm';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { showMember, showVoucher } from '../../cloudfunctions/vouchers/show-code';
import { paidInFull } from '../../local/paid-in-full';
import { CLERK, Counter } from '../../tests/support/counter';
import { CITY, Mall, OWING, STORE } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { MeteredDatabase } from '../../tests/support/metered-database';
import { DAY, Salon } from '../../tests/support/salon';
import { PAR, PIN, POINT, TradingFloor } from '../../tests/support/trading-floor';
import { MEASURED, type Measured } from './measured';

const found: Partial<Record<Measured, readonly [number, number]>> = {};

/** The house with every document counted. */
function metered(plain: TestHouse) {
  const meter = new MeteredDatabase(plain.database);
  const house = { ...plain, database: meter.database };
  const measure = async (name: Measured, work: () => Promise<unknown>) => {
    found[name] = await meter.meter(work);
  };
  return { house, measure };
}

async function lived() {
  const plain = memoryHouse(OWING);
  const setup = await Mall.open(plain);
  await setup.activeMember('ann');
  await setup.activeMember('bea', 'ann');
  await setup.activeMember('cat', 'bea');
  const { house, measure } = metered(plain);
  return { house, measure, setup, mall: new Mall(house) };
}

test('shopping and what the timers do', async () => {
  const { house, setup, mall, measure } = await lived();
  const { _id: skuId, productId } = await setup.goods('mask');
  const warm = await setup.paid(await setup.place('cat', skuId));
  await settleOrder(house, await receiveOrder(house, warm._id, 'cat'));
  await mall.address('cat');
  const placed = { current: await setup.place('cat', skuId) };
  await measure('join', () => join(house, { memberId: 'dan', referrerId: 'cat' }));
  await measure('home', () => home(house, CITY));
  await measure('product', () => productPage(house, 'cat', productId));
  await measure('wallet', () => walletOf(house, 'cat'));
  await measure('openBooks', () => publicBooks(house, 30));
  await measure('place', async () => {
    placed.current = await mall.place('cat', skuId);
  });
  await measure('pay', () => receivePayment(house, paidInFull(placed.current)));
  const id = placed.current.orders[0]?._id ?? '';
  await measure('receive', () => receiveOrder(house, id, 'cat'));
  await measure('settle', async () => settleOrder(house, await mall.order(id)));
  await measure('refund', () =>
    refundOrder(house, { refundId: 'r', orderId: id, amountFen: 100, reason: 'x' }),
  );
  house.clock.at += DAY_MS;
  await measure('close', () => closeDay(house, FIRST_DAY));
  await measure('sweepOne', () => sweepHolders(house, 1));
});

test('appointments and the counter', async () => {
  const { house, setup, mall, measure } = await lived();
  const salon = await Salon.open(setup);
  const { productId } = salon;
  const wish = { storeId: STORE, productId, beauticianId: null, day: DAY, memberId: 'cat' };
  await measure('bookingTimes', () => bookingChoices(house, wish));
  await measure('book', () => bookTreatment(house, salon.request('cat')));
  await setup.employ(CLERK);
  const order = await setup.paid(await setup.place('bea', salon.skuId));
  const counter = new Counter(mall);
  await measure('showCode', () => showVoucher(house, 'bea', order._id));
  const digits = await counter.codeOf(order);
  await measure('scan', () => counter.scan(digits));
  await measure('redeem', () => counter.confirm(order, digits));
  const shown = await showMember(house, 'cat');
  const tip = { current: '' };
  await measure('offerTip', async () => {
    tip.current = (await counter.offerWith('cat', shown.digits, 10_000, 'A-1'))._id;
  });
  const yes = { memberId: 'cat', amountFen: 10_000 };
  await measure('confirmTip', () => confirmTip(house, { tipId: tip.current, ...yes }));
});

test('the market', async () => {
  const plain = memoryHouse(OWING);
  const floor = await TradingFloor.open(plain);
  await floor.seller('dan', 10);
  await floor.buyer(floor.mall.shopId, 100_000);
  const { house, measure } = metered(plain);
  const terms = { requestId: 'one', units: 3 * POINT, price: PAR };
  await measure('sell', () => placeSell(house, { memberId: 'dan', password: PIN, ...terms }));
  await measure('bid', () => placeBuy(house, { merchantId: floor.mall.shopId, ...terms }));
  await measure('fill', () => matchBook(house, 1));
  expect(await floor.fills()).toHaveLength(1);
});

test('the table holds what was counted, and nothing else', () => {
  expect(found).toEqual(MEASURED);
});
