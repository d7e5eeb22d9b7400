/** Points as payment in the strict profile, where a merchant may owe points (rules.md §12, §13). */
import { expectSoundBooks } from '../../../tests/support/audit';
import { Mall, OWING, STORE } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { payer, PIN, POINT } from '../../../tests/support/point-payer';
import { parsePolicy } from '../../policy/policy';
import { strict } from '../../policy/profiles';
import { setPointsShare } from '../../stores/points-share';
import { payments, type Order } from '../documents';
import { payAtStore } from '../placing/pay-at-store';
import { refundOrder } from '../refunding/refund';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  const policy = { ...strict, version: 'strict-test', passwords: OWING.passwords };
  house = memoryHouse(parsePolicy(policy));
  mall = await Mall.open(house);
  await setPointsShare(house, mall.shopId, 10_000);
  await mall.join('bea');
  await payer(house, 'bea', 2_000);
});
afterEach(() => expectSoundBooks(house));

const refusal = (code: string): unknown => expect.objectContaining({ code });
const agreed = (points: number) => ({ units: points * POINT, password: PIN });
const stock = async () => (await mall.shop()).points / POINT;
const refund = (order: Order, amountFen: number) =>
  refundOrder(house, { refundId: 'refund', orderId: order._id, amountFen, reason: '不喜欢' });

test('points that a shop takes pay first what it owes', async () => {
  const owes = await mall.bill('bea', 100_000);
  expect(owes.deducted).toBe(100 * POINT);
  expect(await stock()).toBe(-100);
  const bill = { requestId: 'bill', memberId: 'bea', storeId: STORE, amountFen: 15_000 };
  await payAtStore(house, { ...bill, points: agreed(150) });
  expect(await stock()).toBe(50);
});

test('a shop that has spent them must fill its stock before it can refund', async () => {
  const bill = { requestId: 'bill', memberId: 'bea', storeId: STORE, amountFen: 150_000 };
  const { orders } = await payAtStore(house, { ...bill, points: agreed(1_500) });
  const order = await mall.order(orders[0]?._id ?? '');
  // 1,000 may be owed, so 1,500 taken and 1,400 spent leave enough to owe; 2,000 spent do not.
  const [first, second] = [await mall.bill('bea', 1_000_000), await mall.bill('bea', 1_000_000)];
  expect([first.state, second.state]).toEqual(['settled', 'settled']);
  await expect(refund(order, 0)).rejects.toEqual(refusal('MERCHANT_SHORT_OF_POINTS'));
  expect(await house.database.get(payments, order.paymentId)).toMatchObject({ state: 'paid' });
  await refundOrder(house, { refundId: 'r', orderId: first._id, amountFen: 1_000_000, reason: '退' });
  expect(await refund(order, 0)).toMatchObject({ pointUnits: 1_500 * POINT });
});
