/** Day by day: each day's SV, share, points, price and what is left, for any day since joining. */
import { formatUnits } from '../units/decimals';
import type { Day } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import type { Price, PointUnits, SvUnits } from '../units/amounts';
import { convertedMillionths, projection } from './pace';
import { daysOfMember, type DayOfHolder } from './holder-days';

export interface MyDay {
  readonly day: Day;
  /** With what was granted on the day, before its conversion. */
  readonly svUnits: SvUnits;
  /** Grants less takes of the day. */
  readonly changedSvUnits: SvUnits;
  /** false: locked, paused or nothing there. */
  readonly isCounted: boolean;
  /** The member's part of all counted SV, in billionths. */
  readonly shareBillionths: number;
  readonly pointUnits: PointUnits;
  readonly price: Price;
  readonly remainingSvUnits: SvUnits;
  /** Of the whole mall. */
  readonly countedSvUnits: SvUnits;
  readonly releasedPointUnits: PointUnits;
  readonly convertedMillionths: number;
}

export interface MyDays {
  /** Newest first. */
  readonly days: readonly MyDay[];
  /** Asks for the days before these; null when there are none. */
  readonly before: Day | null;
  /** SV left after each of the next 30 days at the latest day's pace: no promise. Empty on later pages. */
  readonly projectedSvUnits: readonly SvUnits[];
}

const PROJECTED_DAYS = 30;

export async function myDays(
  house: BooksHouse,
  memberId: string,
  before: Day | null,
  limit: number,
): Promise<MyDays> {
  const days = (await daysOfMember(house, memberId, before, limit)).map(viewOf);
  const [latest] = days;
  return {
    days,
    before: days.length < limit ? null : (days.at(-1)?.day ?? null),
    projectedSvUnits: before === null && latest !== undefined ? projected(latest) : [],
  };
}

/** What does not count is not converted, so there is nothing to draw. */
function projected({ isCounted, remainingSvUnits, convertedMillionths: pace }: MyDay): SvUnits[] {
  return isCounted ? projection(remainingSvUnits, pace, PROJECTED_DAYS) : [];
}

function viewOf({ of, document }: DayOfHolder): MyDay {
  const { shares, ...own } = of;
  const all = BigInt(document.countedShares);
  return {
    ...own,
    shareBillionths: all === 0n ? 0 : Number((shares * 1_000_000_000n) / all),
    price: document.price,
    countedSvUnits: document.countedSvUnits,
    releasedPointUnits: document.released,
    convertedMillionths: convertedMillionths(document.released, document.price, document.countedSvUnits),
  };
}

const HEADER = 'day,sv_change,counted,points,sv_left';

/** The same as a file, oldest first: what `npm run verify` compares with the public days. */
export async function myDaysCsv(
  house: BooksHouse,
  memberId: string,
  before: Day | null,
  limit: number,
): Promise<{ readonly csv: string; readonly before: Day | null }> {
  const page = await myDays(house, memberId, before, limit);
  const rows = [...page.days]
    .reverse()
    .map((day) =>
      [
        day.day,
        formatUnits(day.changedSvUnits, 4),
        day.isCounted ? '1' : '0',
        formatUnits(day.pointUnits, 6),
        formatUnits(day.remainingSvUnits, 4),
      ].join(','),
    );
  return { csv: `${[HEADER, ...rows].join('\n')}\n`, before: page.before };
}
