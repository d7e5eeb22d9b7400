/** The proof of the load program can fail: a promise that the database does not keep is named. */
import { payments } from '../../cloudfunctions/orders/documents';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { Promises } from './promises';
import { isSound } from './proof';

test('what is gone and what was paid and is still open are broken promises', async () => {
  const house = memoryHouse(OWING);
  const mall = await Mall.open(house);
  await mall.activeMember('bea');
  const { payment, orders } = await payAtStore(house, {
    ...{ requestId: 'request-1', memberId: 'bea', storeId: STORE, amountFen: 1_000 },
  });
  const promises = new Promises();
  expect(await promises.broken(house.database)).toEqual([]);
  promises.payments.add(payment._id);
  promises.bookings.add('nowhere');
  expect((await house.database.get(payments, payment._id))?.state).toBe('created');
  expect(promises.count).toBe(2);
  expect(await promises.broken(house.database)).toEqual([
    'booking nowhere is gone',
    `payment ${payment._id} was taken and is still open`,
    `order ${orders[0]?._id ?? ''} was paid and is still unpaid`,
  ]);
});

test('each of the three makes the hour unsound', () => {
  const sound = { promises: 1, broken: [], checks: 1, findings: [], closedAfterMs: 5 };
  expect(isSound(sound)).toBe(true);
  expect(isSound({ ...sound, broken: ['x'] })).toBe(false);
  expect(isSound({ ...sound, findings: ['x'] })).toBe(false);
  expect(isSound({ ...sound, closedAfterMs: null })).toBe(false);
});
