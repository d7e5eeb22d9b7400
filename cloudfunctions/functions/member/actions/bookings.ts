/** What a consumer does about appointments and about messages. */
import * as z from 'zod';

import { bookTreatment } from '../../../bookings/book';
import { cancelBooking } from '../../../bookings/cancel';
import { bookingChoices } from '../../../bookings/choices';
import { myBooking, myBookings } from '../../../bookings/mine';
import { moveBooking } from '../../../bookings/move';
import { treatmentsAt } from '../../../bookings/treatments';
import { action } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { contactsOf } from '../../../marketing/contacts';
import { setContact } from '../../../marketing/customers';
import { noteConsents, templatesToAsk } from '../../../messages/consents';
import { sendMessagesOf } from '../../../messages/send';
import { idOf } from '../../../platform/ids';
import { TEMPLATE_KEYS } from '../../../platform/messages/messenger';

export const bookingActions = {
  /** 预约页: stores, people, days, the free times of one day, and the vouchers that fit. */
  bookingChoices: action({
    permission: 'visitor',
    input: z
      .strictObject({
        productId: field.id.nullable().default(null),
        orderId: field.orderId.nullable().default(null),
        storeId: field.id.nullable().default(null),
        beauticianId: field.id.nullable().default(null),
        day: field.day.nullable().default(null),
      })
      .refine(({ productId, orderId }) => productId !== null || orderId !== null),
    run: (house, { memberId }, choice) => bookingChoices(house, { memberId, ...choice }),
  }),
  /** What a store does that can be booked. */
  bookableTreatments: action({
    permission: 'visitor',
    input: z.strictObject({ storeId: field.id }),
    run: (house, _caller, { storeId }) => treatmentsAt(house, storeId),
  }),
  book: action({
    permission: 'visitor',
    input: z.strictObject({
      productId: field.id,
      storeId: field.id,
      beauticianId: field.id.nullable().default(null),
      day: field.day,
      slot: field.slot,
      orderId: field.orderId.nullable().default(null),
      note: field.note,
    }),
    run: async (house, { memberId, requestId }, wanted) => {
      const bookingId = idOf('booking', memberId, requestId);
      const own = { bookingId, memberId, walkIn: null, by: 'member' } as const;
      const booking = await bookTreatment(house, { ...own, ...wanted });
      await sendMessagesOf(house, bookingId);
      return booking;
    },
  }),
  bookings: action({
    permission: 'visitor',
    input: z.strictObject({ after: field.cursor, limit: field.shortPageSize }),
    run: (house, { memberId }, { after, limit }) => myBookings(house, memberId, after, limit),
  }),
  booking: action({
    permission: 'visitor',
    input: z.strictObject({ bookingId: field.id }),
    run: (house, { memberId }, { bookingId }) => myBooking(house, memberId, bookingId),
  }),
  moveBooking: action({
    permission: 'visitor',
    input: z.strictObject({
      bookingId: field.id,
      beauticianId: field.id.nullable().default(null),
      day: field.day,
      slot: field.slot,
    }),
    run: async (house, { memberId }, { bookingId, ...to }) => {
      const booking = await moveBooking(house, bookingId, to, { memberId });
      await sendMessagesOf(house, bookingId);
      return booking;
    },
  }),
  cancelBooking: action({
    permission: 'visitor',
    input: z.strictObject({ bookingId: field.id }),
    run: (house, { memberId }, { bookingId }) => cancelBooking(house, bookingId, { memberId }),
  }),
  /** Merchants where the person bought, and whether they may write. */
  contacts: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house, { memberId }) => contactsOf(house.database, memberId),
  }),
  /** No more, or again, messages of a merchant's marketing. */
  setContact: action({
    permission: 'visitor',
    input: z.strictObject({ merchantId: field.id, isOptedOut: z.boolean() }),
    run: (house, { memberId }, wish) => setContact(house, { memberId, ...wish }),
  }),
  /** What wx.requestSubscribeMessage may ask for. */
  messageTemplates: action({
    permission: 'visitor',
    input: z.strictObject({}),
    run: (house) => Promise.resolve(templatesToAsk(house)),
  }),
  /** What the person accepted when it asked. */
  noteConsents: action({
    permission: 'visitor',
    input: z.strictObject({ accepted: z.array(z.enum(TEMPLATE_KEYS)).min(1).max(10) }),
    run: async (house, { memberId, openId, requestId }, { accepted }) => {
      const { left } = await noteConsents(house, { memberId, openId, requestId, accepted });
      return { left };
    },
  }),
};
