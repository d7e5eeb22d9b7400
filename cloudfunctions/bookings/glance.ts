/**
 * A look before the transaction, only to refuse early: when many want what is gone, most need no
 * transaction to learn it. Whoever passes is judged again inside of one.
 */
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { bookedSlots, bookings, bookingSettings, roomSlots, type Booking } from './documents';
import type { Wanted } from './plan';
import { bookedSlotId, roomSlotId } from './slots';

/** What the same request booked before, or null; refuses `SLOT_TAKEN` when the first slot is taken already. */
export async function glance(
  reader: Reader,
  { bookingId, storeId, beauticianId, day, slot }: Wanted & { readonly bookingId: string },
): Promise<Booking | null> {
  const [known, hands, room, settings] = await Promise.all([
    reader.get(bookings, bookingId),
    beauticianId === null ? null : reader.get(bookedSlots, bookedSlotId(beauticianId, day, slot)),
    reader.get(roomSlots, roomSlotId(storeId, day, slot)),
    reader.get(bookingSettings, storeId),
  ]);
  if (known !== null) return known;
  const isTaken = hands !== null && hands.bookingId !== null;
  const isFull = room !== null && room.taken >= (settings?.rooms ?? 0);
  if (isTaken || isFull) refuse('SLOT_TAKEN');
  return null;
}
