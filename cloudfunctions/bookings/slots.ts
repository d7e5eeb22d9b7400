/**
 * Taking and letting go of slots. A booking writes every slot that it covers, so of two that want one
 * slot the second finds it written (docs/architecture.md), whatever either of them had read.
 */
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { bookedSlots, roomSlots, type BookedSlot, type Occupation, type RoomSlot } from './documents';
import { slotRange, type Slot } from './grid';

export function bookedSlotId(beauticianId: string, day: string, slot: Slot): string {
  return `${beauticianId}:${day}:${slot}`;
}

export function roomSlotId(storeId: string, day: string, slot: Slot): string {
  return `${storeId}:${day}:${slot}`;
}

/** The documents that the occupations cover, as far as they exist. */
export interface KnownSlots {
  readonly booked: ReadonlyMap<string, BookedSlot>;
  readonly rooms: ReadonlyMap<string, RoomSlot>;
}

export async function loadSlots(reader: Reader, occupations: readonly Occupation[]): Promise<KnownSlots> {
  const ids = (of: (occupation: Occupation, slot: Slot) => string): string[] => [
    ...new Set(occupations.flatMap((one) => slotRange(one.slot, one.length).map((slot) => of(one, slot)))),
  ];
  const [booked, rooms] = await Promise.all([
    reader.getMany(
      bookedSlots,
      ids((one, slot) => bookedSlotId(one.beauticianId, one.day, slot)),
    ),
    reader.getMany(
      roomSlots,
      ids((one, slot) => roomSlotId(one.storeId, one.day, slot)),
    ),
  ]);
  return { booked, rooms };
}

/** A person's time without a room: somebody on the way to a customer. */
export type Hands = Pick<Occupation, 'storeId' | 'beauticianId' | 'day' | 'slot' | 'length'>;

export function loadHands(reader: Reader, all: readonly Hands[]): Promise<Map<string, BookedSlot>> {
  const ids = all.flatMap((one) =>
    slotRange(one.slot, one.length).map((slot) => bookedSlotId(one.beauticianId, one.day, slot)),
  );
  return reader.getMany(bookedSlots, [...new Set(ids)]);
}

/** Takes a person's time for `by` and lets go of what it had; refuses `SLOT_TAKEN`. */
export function occupyHands(
  book: Book,
  by: string,
  { before, after }: { readonly before: Hands | null; readonly after: Hands | null },
  known: ReadonlyMap<string, BookedSlot>,
): void {
  const writes = new Map<string, BookedSlot>();
  for (const [hands, bookingId] of [
    [before, null],
    [after, by],
  ] as const) {
    if (hands === null) continue;
    const { storeId, beauticianId, day } = hands;
    for (const slot of slotRange(hands.slot, hands.length)) {
      const _id = bookedSlotId(beauticianId, day, slot);
      const holder = known.get(_id)?.bookingId ?? null;
      if (bookingId !== null && holder !== null && holder !== by)
        refuse('SLOT_TAKEN', {}, '这位员工在这个时间已有预约，请换一位');
      writes.set(_id, { _id, storeId, beauticianId, day, slot, bookingId });
    }
  }
  for (const slot of writes.values()) book.put(bookedSlots, slot);
}

/** Whether the occupation's slots are free but for those of `bookingId`, and its rooms but for `before`. */
export function areFree(
  known: KnownSlots,
  wanted: Occupation,
  own: { readonly bookingId: string; readonly before: Occupation | null },
  rooms: number,
): boolean {
  return slotRange(wanted.slot, wanted.length).every((slot) => {
    const taken = known.booked.get(bookedSlotId(wanted.beauticianId, wanted.day, slot))?.bookingId ?? null;
    const inRooms = known.rooms.get(roomSlotId(wanted.storeId, wanted.day, slot))?.taken ?? 0;
    const ownRoom = own.before !== null && holdsRoom(own.before, wanted, slot) ? 1 : 0;
    return (taken === null || taken === own.bookingId) && inRooms - ownRoom < rooms;
  });
}

function holdsRoom(before: Occupation, { storeId, day }: Occupation, slot: Slot): boolean {
  const isThere = before.storeId === storeId && before.day === day;
  return isThere && slot >= before.slot && slot < before.slot + before.length;
}

/**
 * Writes what a booking lets go of and what it takes: from nothing to something when it is made, the
 * other way round when it is cancelled, and both at once, each document once, when it moves.
 */
export function occupy(
  book: Book,
  bookingId: string,
  { before, after }: { readonly before: Occupation | null; readonly after: Occupation | null },
  known: KnownSlots,
): void {
  const booked = new Map<string, BookedSlot>();
  const rooms = new Map<string, RoomSlot>();
  for (const [occupation, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (occupation === null) continue;
    const { storeId, beauticianId, day } = occupation;
    for (const slot of slotRange(occupation.slot, occupation.length)) {
      const _id = bookedSlotId(beauticianId, day, slot);
      booked.set(_id, { _id, storeId, beauticianId, day, slot, bookingId: by === 1 ? bookingId : null });
      const roomId = roomSlotId(storeId, day, slot);
      const taken = (rooms.get(roomId) ?? known.rooms.get(roomId))?.taken ?? 0;
      if (taken + by < 0) throw new Error(`room slot ${roomId} falls below none`);
      rooms.set(roomId, { _id: roomId, storeId, day, slot, taken: taken + by });
    }
  }
  for (const slot of booked.values()) book.put(bookedSlots, slot);
  // Rooms that are let go of and taken again stay as they are.
  for (const room of rooms.values())
    if (room.taken !== (known.rooms.get(room._id)?.taken ?? 0)) book.put(roomSlots, room);
}
