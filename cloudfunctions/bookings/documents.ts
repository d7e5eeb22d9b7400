/**
 * Appointments in stores. What cannot be had twice is a document of its own that every booking of it
 * writes: a person's time slot by slot, a store's rooms slot by slot.
 */
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { WorkPattern } from './calendar';
import type { Slot } from './grid';
import type { BookingState } from './states';

/** Who a booking is for, when staff book for somebody without the mini-program. */
export interface WalkIn {
  readonly name: string;
  readonly phone: string;
}

/** Where and when, and by whom. */
export interface Occupation {
  readonly storeId: string;
  /** The member id: a person who works for two merchants has one pair of hands. */
  readonly beauticianId: string;
  readonly day: Day;
  readonly slot: Slot;
  /** Slots of the treatment and of cleaning after it. */
  readonly length: number;
}

export interface Booking extends Document, Occupation {
  readonly merchantId: string;
  readonly storeName: string;
  /** null for a walk-in. */
  readonly memberId: string | null;
  readonly walkIn: WalkIn | null;
  readonly productId: string;
  readonly title: string;
  readonly beauticianName: string;
  /** Anybody would do when it was booked. */
  readonly isAnybody: boolean;
  readonly startsAt: Instant;
  /** Of the treatment, without the cleaning. */
  readonly endsAt: Instant;
  /** The order whose use it holds; null: paid in the store. */
  readonly orderId: string | null;
  readonly note: string;
  readonly state: BookingState;
  readonly by: 'member' | 'staff';
  /** Why staff moved or cancelled it. */
  readonly reason: string | null;
  readonly moves: number;
  readonly createdAt: Instant;
  readonly arrivedAt: Instant | null;
  /** When the timer has something to do for it; null when it has not. */
  readonly dueAt: Instant | null;
  readonly inputHash: string;
}

/** One a beautician, day and slot; kept with `bookingId` null after the booking let go of it. */
export interface BookedSlot extends Document {
  readonly storeId: string;
  readonly beauticianId: string;
  readonly day: Day;
  readonly slot: Slot;
  readonly bookingId: string | null;
}

/** One a store, day and slot: how many of its rooms are taken. */
export interface RoomSlot extends Document {
  readonly storeId: string;
  readonly day: Day;
  readonly slot: Slot;
  readonly taken: number;
}

/** One a store; the id is the store's. */
export interface BookingSettings extends Document {
  readonly merchantId: string;
  /** Treatments that can go on at once. */
  readonly rooms: number;
  /** Whether customers may book by themselves. */
  readonly isOpen: boolean;
}

/** When a beautician works; the id is that of the employment. */
export interface Shifts extends Document, WorkPattern {
  readonly merchantId: string;
  readonly memberId: string;
  readonly name: string;
  /** Stores that occur in the pattern: what a store looks its people up by. */
  readonly storeIds: readonly string[];
  /** Treatments that the person does; empty = all. */
  readonly productIds: readonly string[];
}

export interface OpenBooking {
  readonly bookingId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** One a person; the id is the member's. */
export interface BookingBook extends Document {
  readonly open: readonly OpenBooking[];
  readonly missedAt: readonly Instant[];
}

export const bookings = collection<Booking>(
  'bookings',
  ['dueAt'],
  ['storeId', 'day', 'slot'],
  ['memberId', 'startsAt', '_id'],
  ['beauticianId', 'day'],
  ['state', 'startsAt', '_id'],
);
export const bookedSlots = collection<BookedSlot>('bookedSlots', ['storeId', 'day']);
export const roomSlots = collection<RoomSlot>('roomSlots', ['storeId', 'day']);
export const bookingSettings = collection<BookingSettings>('bookingSettings', ['merchantId']);
export const shifts = collection<Shifts>('shifts', ['storeIds']);
export const bookingBooks = collection<BookingBook>('bookingBooks');
