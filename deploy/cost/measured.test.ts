/** What each use case reads and writes, against what the guide's table counts with. */
import { join } from '../../cloudfunctions/accounts/join';
import { walletOf } from '../../cloudfunctions/accounts/wallet';
import { publicBooks } from '../../cloudfunctions/operations/public-books';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { receivePayment } from '../../cloudfunctions/orders/paying/receive-payment';
import { refundOrder } from '../../cloudfunctions/orders/refunding/refund';
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { closeDay } from '../../cloudfunctions/points/close-day';
import { sweepHolders } from '../../cloudfunctions/points/sweep';
import { home } from '../../cloudfunctions/storefront/home';
import { productPage } from '../../cloudfunctions/storefront/product-page';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { paidInFull } from '../../local/paid-in-full';
import { CITY, Mall, OWING } from '../../tests/support/mall';
import { FIRST_DAY, memoryHouse } from '../../tests/support/memory-house';
import { MeteredDatabase } from '../../tests/support/metered-database';
import { MEASURED, type Measured } from './measured';

test('the table counts what is read and written', async () => {
  const plain = memoryHouse(OWING);
  const meter = new MeteredDatabase(plain.database);
  const house = { ...plain, database: meter.database };
  const setup = await Mall.open(plain);
  const mall = new Mall(house);
  await setup.activeMember('ann');
  await setup.activeMember('bea', 'ann');
  await setup.activeMember('cat', 'bea');
  const { _id: skuId, productId } = await setup.goods('mask');
  const warm = await setup.paid(await setup.place('cat', skuId));
  await settleOrder(house, await receiveOrder(house, warm._id, 'cat'));
  await mall.address('cat');
  const placed = { current: await setup.place('cat', skuId) };
  const found: Partial<Record<Measured, readonly [number, number]>> = {};
  const measure = async (name: Measured, work: () => Promise<unknown>) => {
    found[name] = await meter.meter(work);
  };
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
  expect(found).toEqual(MEASURED);
});
