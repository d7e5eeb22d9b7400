/** A store's day as columns of people under one clock. Pure: minutes of the day in, places in rpx out. */
import type { DataOf } from '../../services/api';
import { BOOKING_WORDS } from '../../services/booking-words';
import { clockText } from '../../services/days';

export type Calendar = DataOf<'store', 'dayCalendar'>;
export type Booking = Calendar['columns'][number]['bookings'][number];

const SLOT_MINUTES = 15;
const HOUR = 60;
/** Height of an hour: a quarter of cleaning is still to be seen, an hour holds three lines. */
export const HOUR_RPX = 176;
/** A day on which nobody says otherwise. */
const USUAL = [9 * HOUR, 21 * HOUR] as const;

const top = (minute: number, from: number): number => ((minute - from) * HOUR_RPX) / HOUR;

export interface Block {
  readonly id: string;
  readonly top: number;
  readonly height: number;
  /** "14:30–15:30" */
  readonly time: string;
  readonly title: string;
  readonly customer: string;
  readonly state: Booking['state'];
  /** Said where it is not simply expected. */
  readonly word: string;
  readonly usesVoucher: boolean;
}

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly isOwn: boolean;
  readonly count: number;
  readonly blocks: readonly Block[];
  /** When the person is not there. */
  readonly shades: readonly { readonly top: number; readonly height: number }[];
}

export interface Timeline {
  readonly height: number;
  readonly hours: readonly { readonly top: number; readonly text: string }[];
  readonly columns: readonly Column[];
  /** Where now is; negative on any other day. */
  readonly now: number;
}

/** The person's own column first, then those who have most to do. */
export function timelineOf(calendar: Calendar, nowMinute: number): Timeline {
  const [from, to] = rangeOf(calendar);
  const columns = calendar.columns.map((column): Column => {
    const { beauticianId: id, name, spans, bookings } = column;
    return {
      ...{ id, name, isOwn: id === calendar.ownId, count: bookings.length },
      blocks: bookings.map((one) => blockOf(one, from)),
      shades: gapsOf(spans, from, to).map(([start, end]) => ({
        top: top(start, from),
        height: top(end, start),
      })),
    };
  });
  const isToday = calendar.day === calendar.today && nowMinute >= from && nowMinute <= to;
  return {
    height: top(to, from),
    hours: Array.from({ length: (to - from) / HOUR + 1 }, (_, i) => from + i * HOUR).map((minute) => ({
      top: top(minute, from),
      text: clockText(minute),
    })),
    columns: columns.sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || b.count - a.count),
    now: isToday ? top(nowMinute, from) : -1,
  };
}

/** Whole hours that hold the opening and every booking. */
function rangeOf({ open, columns }: Calendar): readonly [from: number, to: number] {
  const bookings = columns.flatMap((column) => column.bookings);
  const spans = [...open, ...columns.flatMap((column) => column.spans)];
  const starts = [...spans.map(([from]) => from), ...bookings.map(({ slot }) => slot * SLOT_MINUTES)];
  const ends = [
    ...spans.map(([, to]) => to),
    ...bookings.map(({ slot, length }) => (slot + length) * SLOT_MINUTES),
  ];
  if (starts.length === 0) return USUAL;
  return [Math.floor(Math.min(...starts) / HOUR) * HOUR, Math.ceil(Math.max(...ends) / HOUR) * HOUR];
}

function blockOf({ slot, length, startsAt, endsAt, ...booking }: Booking, from: number): Block {
  const { id, title, customer, state, usesVoucher } = booking;
  const begin = slot * SLOT_MINUTES;
  const end = begin + (endsAt - startsAt) / 60_000;
  return {
    ...{ id, title, customer, state, usesVoucher },
    word: state === 'booked' ? '' : BOOKING_WORDS[state],
    top: top(begin, from),
    height: top(begin + length * SLOT_MINUTES, begin),
    time: `${clockText(begin)}–${clockText(end)}`,
  };
}

/** What of the range lies outside of the spans. */
export function gapsOf(
  spans: readonly (readonly [number, number])[],
  from: number,
  to: number,
): (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  let at = from;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    if (start > at) gaps.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < to) gaps.push([at, to]);
  return gaps;
}
