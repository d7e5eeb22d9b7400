/** A person's bookings and visits as the list shows them. Pure. */
import type { DataOf } from '../../services/api';
import { BOOKING_WORDS, VISIT_LIVE, VISIT_WORDS, type Visit } from '../../services/booking-words';
import { plainDay, spanText, weekdayText } from '../../services/days';
import { bookingUrl, visitUrl } from '../../services/routes';

export type Booking = DataOf<'member', 'bookings'>['rows'][number];

export interface Row {
  readonly id: string;
  readonly url: string;
  /** "6 月 8 日 周一 14:30" */
  readonly when: string;
  readonly title: string;
  readonly where: string;
  readonly state: string;
  readonly isComing: boolean;
  /** The first one behind those that are coming. */
  readonly isFirstPast: boolean;
}

const dayText = (day: string): string => `${plainDay(day)} ${weekdayText(day)}`;

/** The next one first, then what is over, the latest first. */
export function bookingRows(bookings: readonly Booking[]): Row[] {
  const coming = bookings.filter((one) => one.isComing).sort((a, b) => a.startsAt - b.startsAt);
  const past = bookings.filter((one) => !one.isComing);
  return parted(
    [...coming, ...past].map(({ id, day, time, title, storeName, beauticianName, state, isComing }) => ({
      ...{ id, title, isComing, url: bookingUrl(id), when: `${dayText(day)} ${time}` },
      where: `${storeName} · ${beauticianName}`,
      // A day that went by without anybody saying anything.
      state: state === 'booked' && !isComing ? '已过时间' : BOOKING_WORDS[state],
    })),
  );
}

export function visitRows(visits: readonly Visit[]): Row[] {
  const isComing = ({ state }: Visit): boolean => VISIT_LIVE.includes(state);
  return parted(
    [...visits.filter(isComing), ...visits.filter((one) => !isComing(one))].map((visit) => ({
      ...{ id: visit._id, title: visit.title, isComing: isComing(visit), url: visitUrl({ id: visit._id }) },
      when: `${dayText(visit.day)} ${spanText(visit.from, visit.to)}`,
      where: `${visit.address.district}${visit.address.detail}`,
      state: VISIT_WORDS[visit.state],
    })),
  );
}

function parted(rows: readonly Omit<Row, 'isFirstPast'>[]): Row[] {
  const first = rows.findIndex(({ isComing }) => !isComing);
  return rows.map((row, i) => ({ ...row, isFirstPast: i === first }));
}
