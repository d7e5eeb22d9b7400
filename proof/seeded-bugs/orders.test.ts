/** Three sentences about orders that a seeded bug makes false, in a second. */
import { settleOrder } from '../../cloudfunctions/orders/settle';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { receiveOrder } from '../../cloudfunctions/orders/deliver';
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';

const refusal = (code: string): unknown => expect.objectContaining({ code });
let house: TestHouse;
let mall: Mall;
beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  await mall.activeMember('bea');
});
afterEach(() => expectSoundBooks(house));

test('an order that is settled answers as it is, and gives nothing again', async () => {
  const { _id: skuId } = await mall.goods('mask');
  const paid = await mall.paid(await mall.place('bea', skuId));
  const received = await receiveOrder(house, paid._id, 'bea');
  const settled = await settleOrder(house, received);
  const { svUnits } = await mall.member('bea');
  expect(await settleOrder(house, received)).toEqual(settled);
  expect((await mall.member('bea')).svUnits).toBe(svUnits);
});

test('what was sold is gone, and no more is sold than is there', async () => {
  const { _id: skuId } = await mall.goods('mask', { stock: 2 });
  await mall.place('bea', skuId, 2);
  await expect(mall.place('bea', skuId)).rejects.toEqual(refusal('OUT_OF_STOCK'));
});

test('one number of a request is for one wish, also for two at once', async () => {
  const wish = { requestId: 'request-same', memberId: 'bea', storeId: STORE };
  const asked = await Promise.allSettled(
    [100, 200].map((amountFen) => payAtStore(house, { ...wish, amountFen })),
  );
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toEqual([refusal('REQUEST_REUSED')]);
});
