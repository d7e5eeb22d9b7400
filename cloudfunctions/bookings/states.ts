/** The states of a booking, as a table. */
import { refuse } from '../platform/refusal';

/** noShow: nobody came · done is not kept: an appointment that was checked in ends by itself. */
export type BookingState = 'booked' | 'arrived' | 'cancelled' | 'noShow';
export type BookingEvent = 'move' | 'cancel' | 'arrive' | 'miss';

/** What an event makes of each state; a state that is missing refuses it. */
export const BOOKING_MOVES: Readonly<
  Record<BookingEvent, Readonly<Partial<Record<BookingState, BookingState>>>>
> = {
  move: { booked: 'booked' },
  cancel: { booked: 'cancelled' },
  // Who comes late after all has come.
  arrive: { booked: 'arrived', noShow: 'arrived' },
  miss: { booked: 'noShow' },
};

const SENTENCES: Readonly<Record<BookingState, string>> = {
  booked: '预约还没有开始',
  arrived: '顾客已到店，预约不能再改',
  cancelled: '预约已取消',
  noShow: '预约已按未到店处理',
};

/** The state after the event, or the refusal `WRONG_STATE`. */
export function afterEvent(state: BookingState, event: BookingEvent): BookingState {
  return BOOKING_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, SENTENCES[state]);
}
