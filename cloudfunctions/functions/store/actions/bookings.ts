/** Appointments as the staff of a store see and change them. */
import * as z from 'zod';

import { arriveBooking } from '../../../bookings/arrive';
import { bookTreatment } from '../../../bookings/book';
import { cancelBooking } from '../../../bookings/cancel';
import { bookingChoices } from '../../../bookings/choices';
import { dayCalendar } from '../../../bookings/day-calendar';
import { missBooking } from '../../../bookings/miss';
import { moveBooking } from '../../../bookings/move';
import { shiftBook } from '../../../bookings/shift-book';
import { saveBookingSettings, saveShifts } from '../../../bookings/shifts';
import { treatmentsAt } from '../../../bookings/treatments';
import { ownProduct } from '../../../catalog/read';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { sendMessagesOf } from '../../../messages/send';
import { idOf } from '../../../platform/ids';
import { may } from '../permissions';

const ofStore = z.strictObject({ merchantId: field.id, storeId: field.id });
const ofBooking = ofStore.extend({ bookingId: field.id });
const time = { beauticianId: field.id.nullable().default(null), day: field.day, slot: field.slot };

export const bookingActions = {
  /** A person's work in this store: the week, and the days that differ. */
  saveShifts: action({
    permission: may.saveShifts,
    input: ofStore.extend({
      memberId: field.id,
      weekly: z.array(z.strictObject({ weekday: field.weekday, span: field.span })).max(28),
      exceptions: z
        .array(z.strictObject({ day: field.day, spans: z.array(field.span).max(4) }))
        .max(100)
        .default([]),
      productIds: z.array(field.id).max(100).default([]),
    }),
    run: (house, _caller, draft) => saveShifts(house, draft),
  }),
  /** Everybody's work in this store, and the store's settings. */
  shifts: action({
    permission: may.shifts,
    input: ofStore,
    run: (house, _caller, { merchantId, storeId }) => shiftBook(house, merchantId, storeId),
  }),
  saveBookingSettings: action({
    permission: may.saveBookingSettings,
    input: ofStore.extend({ rooms: z.number().int().min(0).max(200), isOpen: z.boolean() }),
    run: (house, _caller, settings) => saveBookingSettings(house, settings),
  }),
  dayCalendar: action({
    permission: may.dayCalendar,
    input: ofStore.extend({ day: field.day.nullable().default(null) }),
    run: async (house, { memberId: ownId }, { storeId, day }) => ({
      ...(await dayCalendar(house, storeId, day)),
      ownId,
    }),
  }),
  /** Free times, for somebody at the counter or on the phone. */
  treatments: action({
    permission: may.treatments,
    input: ofStore,
    run: (house, _caller, { storeId }) => treatmentsAt(house, storeId, true),
  }),
  bookingTimes: action({
    permission: may.bookingTimes,
    input: ofStore.extend({
      productId: field.id,
      beauticianId: field.id.nullable().default(null),
      day: field.day.nullable().default(null),
    }),
    run: async (house, { memberId }, { merchantId, ...choice }) => {
      const [choices] = await Promise.all([
        bookingChoices(house, { memberId, isForStaff: true, ...choice }),
        ownProduct(house.database, merchantId, choice.productId),
      ]);
      const { treatment, today, beauticians, days, day, free } = choices;
      return { treatment, today, beauticians, days, day, free };
    },
  }),
  /** For a member, or for somebody who has only a name and a number. */
  bookFor: action({
    permission: may.bookFor,
    input: ofStore
      .extend({
        productId: field.id,
        memberId: field.id.nullable().default(null),
        walkIn: z
          .strictObject({ name: field.text.min(1).max(30), phone: field.phone })
          .nullable()
          .default(null),
        orderId: field.orderId.nullable().default(null),
        note: field.note,
        ...time,
      })
      .refine(
        ({ memberId, walkIn, orderId }) =>
          (memberId === null) !== (walkIn === null) && (memberId !== null || orderId === null),
      ),
    run: async (house, { requestId }, { merchantId, ...wanted }) => {
      const bookingId = idOf('booking', merchantId, wanted.storeId, requestId);
      const booking = await bookTreatment(house, { bookingId, by: 'staff', ...wanted });
      await sendMessagesOf(house, bookingId);
      return booking;
    },
  }),
  moveBooking: action({
    permission: may.moveBooking,
    input: ofBooking.extend({ reason: field.sentence, ...time }),
    run: async (house, _caller, { bookingId, beauticianId, day, slot, ...who }) => {
      const booking = await moveBooking(house, bookingId, { beauticianId, day, slot }, who);
      await sendMessagesOf(house, bookingId);
      return booking;
    },
  }),
  cancelBooking: action({
    permission: may.cancelBooking,
    input: ofBooking.extend({ reason: field.sentence }),
    run: async (house, _caller, { bookingId, ...who }) => {
      const booking = await cancelBooking(house, bookingId, who);
      await sendMessagesOf(house, bookingId);
      return booking;
    },
  }),
  /** Somebody who pays in the store; a booking with a voucher is checked in by `redeem`. */
  arriveBooking: action({
    permission: may.arriveBooking,
    input: ofBooking.extend({ paysInStore: z.boolean().default(false) }),
    run: (house, _caller, { bookingId, paysInStore, ...place }) =>
      arriveBooking(house, bookingId, { ...place, reason: '' }, paysInStore),
  }),
  missBooking: action({
    permission: may.missBooking,
    input: ofBooking,
    run: (house, _caller, { bookingId, ...place }) => missBooking(house, bookingId, { ...place, reason: '' }),
  }),
};
