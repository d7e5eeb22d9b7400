/** 公示 as a file: the closed days with everything that it takes to recompute one's own (rules.md §13). */
import { morningAfter } from '../ledger/accumulator/history';
import { svResolution } from '../ledger/accumulator/scale';
import { days, endFromDocument, type DayDocument } from '../ledger/state';
import type { House } from '../platform/house';
import { formatUnits } from '../units/decimals';
import type { Day } from '../units/days';

const HEADER = [
  'day',
  'price',
  'next_price',
  'price_rule',
  'allowance',
  'sv_counted',
  'released',
  'pool_emptied',
  'deducted',
  'rewarded',
  'burned',
  'issued_total',
  'burned_total',
  'policy',
].join(',');

/** So many decimals of ΣSV that a part of it can be told to the last unit after years. */
const FINE_PLACES = 34;

export interface DaysCsv {
  readonly csv: string;
  /** Asks for the days after these; null when there are none. */
  readonly after: Day | null;
}

/** At most `limit` days after `after` (or from the first), oldest first. */
export async function daysCsv(house: House, after: Day | null, limit: number): Promise<DaysCsv> {
  // The day before the first tells what a share was worth on the morning of it.
  const where = after === null ? {} : { day: { gte: after } };
  const found = await house.database.find(days, {
    where,
    orderBy: [['day', 'asc']],
    limit: limit + (after === null ? 0 : 1),
  });
  const eve = after === null ? null : (found.shift() ?? null);
  const rows = found.map((day, i) => rowOf(day, found[i - 1] ?? eve));
  const last = found.length < limit ? null : (found.at(-1)?.day ?? null);
  return { csv: `${[HEADER, ...rows].join('\n')}\n`, after: last };
}

function rowOf(day: DayDocument, before: DayDocument | null): string {
  const { totals } = day;
  return [
    day.day,
    formatUnits(day.price, 4),
    formatUnits(day.nextPrice, 4),
    day.priceInputs['rule'] ?? '',
    formatUnits(totals.allowanceFen, 2),
    countedSv(day, before),
    formatUnits(day.released, 6),
    day.sharePrice === '0' ? '1' : '0',
    formatUnits(totals.deducted, 6),
    formatUnits(totals.rewarded, 6),
    formatUnits(totals.burned, 6),
    formatUnits(day.issuedTotal, 6),
    formatUnits(day.burnedTotal, 6),
    day.policyVersion,
  ].join(',');
}

/** ΣSV before the conversion, in yuan, as exactly as the books have it. */
function countedSv(day: DayDocument, before: DayDocument | null): string {
  const { sharePrice, scale } = morningAfter(before === null ? null : endFromDocument(before));
  const fine = 10n ** BigInt(FINE_PLACES - 4);
  return formatUnits((BigInt(day.countedShares) * sharePrice * fine) / svResolution(scale), FINE_PLACES);
}
