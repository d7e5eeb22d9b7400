/** A voucher's code at the counter checks in the booking that holds its use, on the in-memory cloud. */
import { expectSoundBooks } from '../../tests/support/audit';
import { Mall, OWING } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import { DAY, Salon } from '../../tests/support/salon';
import { MINUTE_MS, startOfDay } from '../units/days';
import { showVoucher } from '../vouchers/show-code';
import { arriveBooking } from './arrive';
import { redeemAndCheckIn } from './check-in';
import { bookingBooks, bookings } from './documents';

const AFTERNOON = 56;

let house: TestHouse;
let mall: Mall;
let salon: Salon;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
  salon = await Salon.open(mall, { listing: { uses: 2, priceFen: 50_000 } });
  await mall.join('bea');
});
afterEach(() => expectSoundBooks(house));

const refused = (code: string) => expect.objectContaining({ code }) as Error;

async function passTo(day: string, minutes: number): Promise<void> {
  house.clock.at = startOfDay(day) + minutes * MINUTE_MS;
  await mall.pass(0);
}

async function shownCode(orderId: string): Promise<string> {
  const { code } = await showVoucher(house, 'bea', orderId);
  if (code === null) throw new Error('nothing is left to show');
  return code.digits;
}

test('the voucher’s code checks the booking in and uses up what it held, once', async () => {
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  const booking = await salon.book('bea', { orderId: order._id });
  await passTo(DAY, 625);
  const { merchantId, storeId } = salon.staff;
  const ask = { requestId: 'scan-1', staffId: 'amy', merchantId, storeId, orderId: order._id };
  const digits = await shownCode(order._id);
  await expect(
    redeemAndCheckIn(house, { ...ask, digits: '000000000000', beauticianId: null }),
  ).rejects.toEqual(refused('CODE_UNKNOWN'));
  const receipt = await redeemAndCheckIn(house, { ...ask, digits, beauticianId: 'amy' });
  expect(receipt).toMatchObject({ use: 1, remaining: 1 });
  expect(await redeemAndCheckIn(house, { ...ask, digits, beauticianId: 'amy' })).toEqual(receipt);
  expect(await house.database.get(bookings, booking._id)).toMatchObject({ state: 'arrived' });
  const after = await mall.order(order._id);
  expect([after.heldBy, after.settlements.length]).toEqual([[], 1]);
  expect((await house.database.get(bookingBooks, 'bea'))?.open).toEqual([]);
  // The next one is for no booking.
  const next = { ...ask, requestId: 'scan-2', digits: await shownCode(order._id), beauticianId: null };
  expect(await redeemAndCheckIn(house, next)).toMatchObject({ use: 2, remaining: 0 });
});

test('20 scans of one code at once check in once and redeem one use; one who pays in the store keeps it', async () => {
  const order = await mall.paid(await mall.place('bea', salon.skuId));
  await salon.book('bea', { orderId: order._id });
  const second = await salon.book('bea', { orderId: order._id, slot: AFTERNOON });
  await passTo(DAY, 625);
  const { merchantId, storeId } = salon.staff;
  const digits = await shownCode(order._id);
  const scans = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      redeemAndCheckIn(house, {
        ...{ requestId: `scan-${i}`, staffId: 'amy', merchantId, storeId, orderId: order._id },
        ...{ digits, beauticianId: null },
      }),
    ),
  );
  expect(scans.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  const after = await mall.order(order._id);
  expect([after.heldBy, after.settlements.length]).toEqual([[second._id], 1]);
  await expect(arriveBooking(house, second._id, salon.staff)).rejects.toEqual(refused('WRONG_STATE'));
  expect(await arriveBooking(house, second._id, salon.staff, true)).toMatchObject({
    ...{ state: 'arrived', orderId: null },
  });
  expect((await mall.order(order._id)).heldBy).toEqual([]);
});
