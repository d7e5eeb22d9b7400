/** Appointments in the store, and who works there when. */
import { addDays, dayOf, MINUTE_MS } from '../../../cloudfunctions/units/days';
import { asked, clerkAsks, memberAsks, useCase } from '../asked';
import type { UseCase } from '../crash';
import { job } from '../jobs';
import { beauticians, owner, PEOPLE, type Stage } from '../stage';

const { bea } = PEOPLE;
const TRIES = { codeTries: 'every attempt with a code is counted' };
const QUARTER_MS = 15 * MINUTE_MS;

interface WithId {
  readonly _id: string;
}

const timeOf = (stage: Stage, slot = 60) => ({ day: addDays(dayOf(stage.now()), 1), slot });

async function booking(stage: Stage, slot?: number, days = 1): Promise<{ bookingId: string }> {
  const { _id: orderId } = await stage.bought('cards');
  const place = { productId: stage.shelf.treatmentId, storeId: stage.shelf.storeId, orderId };
  const time = { ...timeOf(stage, slot), day: addDays(dayOf(stage.now()), days) };
  const { _id } = await stage.ask<WithId>(bea, 'member', 'book', { ...place, ...time });
  return { bookingId: _id };
}

const made: readonly UseCase[] = [
  useCase('book with a voucher', async (stage) => {
    const { _id: orderId } = await stage.bought('cards');
    const place = { productId: stage.shelf.treatmentId, storeId: stage.shelf.storeId, orderId };
    return memberAsks(bea, 'book', { ...place, ...timeOf(stage) });
  }),
  useCase('book for a walk-in', (stage) => {
    const walkIn = { name: '李女士', phone: '13900000000' };
    return clerkAsks(stage, 'bookFor', { productId: stage.shelf.treatmentId, walkIn, ...timeOf(stage) });
  }),
  useCase('move a booking', async (stage) =>
    memberAsks(bea, 'moveBooking', { ...(await booking(stage)), ...timeOf(stage, 70) }),
  ),
  useCase('cancel a booking', async (stage) => memberAsks(bea, 'cancelBooking', await booking(stage))),
  useCase('cancel a booking in the store', async (stage) =>
    clerkAsks(stage, 'cancelBooking', { ...(await booking(stage)), reason: '停电' }),
  ),
  useCase('arrive and pay in the store', async (stage) =>
    clerkAsks(stage, 'arriveBooking', { ...(await booking(stage, 60, 0)), paysInStore: true }),
  ),
  useCase(
    'redeem, which checks the booking in',
    async (stage) => {
      await booking(stage, 60, 0);
      const [held] = await stage.database.find({ name: 'orders', indexes: [] }, heldOrders);
      const orderId = held?._id ?? '';
      const shown = await stage.ask<{ code: { digits: string } }>(bea, 'member', 'voucherCode', { orderId });
      return clerkAsks(stage, 'redeem', { orderId, code: shown.code.digits, beauticianId: null });
    },
    { besides: TRIES },
  ),
];
const heldOrders = { where: { kind: 'service' }, limit: 1 };

/** Today at three, which is in six hours. */
const atThree = (stage: Stage): Promise<{ bookingId: string }> => booking(stage, 60, 0);

const lateOrMoved: readonly UseCase[] = [
  useCase('move a booking in the store', async (stage) =>
    clerkAsks(stage, 'moveBooking', { ...(await booking(stage)), ...timeOf(stage, 70), reason: '停电' }),
  ),
  useCase('nobody came', async (stage) => {
    const known = await atThree(stage);
    await stage.pass(26 * QUARTER_MS);
    return clerkAsks(stage, 'missBooking', known);
  }),
  useCase('remind of a booking', async (stage) => {
    await atThree(stage);
    await stage.pass(17 * QUARTER_MS);
    return job('settlement.booked');
  }),
  useCase('a booking that nobody came to and nobody noted', async (stage) => {
    await atThree(stage);
    await stage.pass(40 * QUARTER_MS);
    return job('settlement.booked');
  }),
];

const staffed: readonly UseCase[] = [
  useCase('say when somebody works', (stage) => {
    const weekly = [{ weekday: 1, span: [600, 1200] }];
    const memberId = beauticians[0]?.memberId ?? '';
    return asked(owner, 'store', 'saveShifts', { ...stage.here, memberId, weekly });
  }),
  useCase('say how many rooms there are', (stage) =>
    asked(owner, 'store', 'saveBookingSettings', { ...stage.here, rooms: 2, isOpen: true }),
  ),
];

export const bookings = [...made, ...lateOrMoved, ...staffed];
