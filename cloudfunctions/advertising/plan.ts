/** How much of a place is promised: never more at one moment than the page shows. Pure. */
import type { Instant } from '../units/days';
import type { Promised } from './documents';

type Span = Pick<Promised, 'from' | 'to'>;

/** The most that run at one moment of `span`. */
export function mostAtOnce(promised: readonly Span[], { from, to }: Span): number {
  const meeting = promised.filter((one) => one.from < to && from < one.to);
  // The number only rises where one begins.
  const moments = [from, ...meeting.map((one) => Math.max(from, one.from))];
  return Math.max(...moments.map((at) => meeting.filter((one) => one.from <= at && at < one.to).length));
}

/** Without what is over by then. */
export function stillAhead(promised: readonly Promised[], at: Instant): Promised[] {
  return promised.filter(({ to }) => to > at);
}
