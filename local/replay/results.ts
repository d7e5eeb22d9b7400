/** The result files of a replay, read back from the books. */
import { holderFromDocument, holders, type Holder } from '../../cloudfunctions/ledger/holder';
import { isMerchant, MALL } from '../../cloudfunctions/ledger/accounts';
import type { Entry } from '../../cloudfunctions/ledger/entry';
import { days, journal, type DayDocument } from '../../cloudfunctions/ledger/state';
import type { Day } from '../../cloudfunctions/units/days';
import { formatUnits } from '../../cloudfunctions/units/decimals';
import {
  QUERY_LIMIT,
  type Collection,
  type Document,
  type Reader,
} from '../../cloudfunctions/platform/database';

const PLACES = { CNY: 2, SV: 4, POINTS: 6 } as const;

/** Every document of a collection in the order of ids. */
export async function readAll<D extends Document>(reader: Reader, from: Collection<D>): Promise<D[]> {
  const found: D[] = [];
  for (;;) {
    const last = found.at(-1)?._id ?? '';
    const where = { _id: { gt: last } };
    const page = await reader.find(from, { where, orderBy: [['_id', 'asc']], limit: QUERY_LIMIT });
    found.push(...page);
    if (page.length < QUERY_LIMIT) return found;
  }
}

export interface Results {
  readonly days: readonly DayDocument[];
  readonly holders: readonly Holder[];
  readonly entries: readonly Entry[];
}

export async function readResults(reader: Reader): Promise<Results> {
  const [dayDocuments, holderDocuments, entries] = await Promise.all([
    readAll(reader, days),
    readAll(reader, holders),
    readAll(reader, journal),
  ]);
  return { days: dayDocuments, holders: holderDocuments.map(holderFromDocument), entries };
}

/** Points that `replay:supply` gave, by day. */
function suppliedByDay(entries: readonly Entry[]): Map<Day, number> {
  const byDay = new Map<Day, number>();
  for (const entry of entries)
    for (const leg of entry.legs)
      if (leg.account === MALL.replaySupply) byDay.set(entry.day, (byDay.get(entry.day) ?? 0) - leg.units);
  return byDay;
}

export function daysCsv(results: Results): string {
  const supplied = suppliedByDay(results.entries);
  let suppliedTotal = 0;
  const rows = results.days.map((day) => {
    suppliedTotal += supplied.get(day.day) ?? 0;
    return [
      day.day,
      formatUnits(day.price, 4),
      formatUnits(day.countedSvUnits, 4),
      formatUnits(day.released, 6),
      formatUnits(day.totals.allowanceFen, 2),
      formatUnits(day.totals.deducted, 6),
      formatUnits(day.totals.rewarded, 6),
      formatUnits(day.burnedTotal, 6),
      formatUnits(day.issuedTotal, 6),
      formatUnits(suppliedTotal, 6),
    ];
  });
  const header =
    'day,price,counted_sv,released,allowance_settled,points_deducted,rewarded,burned_total,issued_total,supplied_total';
  return toCsv(header, rows);
}

/** Figures after the last close; counted or paused is judged for that day itself. */
export function holdersCsv(results: Results): string {
  const lastDay = results.days.at(-1)?.day ?? '';
  const rows = results.holders.flatMap((holder) => {
    const counts = holder.holding.expiry >= lastDay;
    const figures = [
      counts ? holder.svUnits : 0,
      counts ? 0 : holder.svUnits,
      holder.lockedSvUnits,
      holder.svDebtUnits,
    ];
    if (figures.every((figure) => figure === 0) && holder.points === 0) return [];
    const kind = isMerchant(holder.id) ? 'merchant' : 'member';
    const id = holder.id.slice(kind.length + 1);
    return [[kind, id, ...figures.map((units) => formatUnits(units, 4)), formatUnits(holder.points, 6)]];
  });
  const key = (row: string[]): string => `${row[0] ?? ''}\n${row[1] ?? ''}`;
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return toCsv('kind,id,sv_counted,sv_paused,sv_locked,sv_debt,points', rows);
}

/** One line a leg, by day, then entry. */
export function entriesCsv(results: Results): string {
  const ordered = [...results.entries].sort((a, b) =>
    a.day === b.day ? (a._id < b._id ? -1 : 1) : a.day < b.day ? -1 : 1,
  );
  const rows = ordered.flatMap((entry) =>
    entry.legs.map((leg) => [
      entry.day,
      entry._id,
      entry.kind,
      entry.cause,
      leg.account,
      leg.asset,
      formatUnits(leg.units, PLACES[leg.asset]),
      leg.why,
      entry.policyVersion,
    ]),
  );
  return toCsv('day,entry,kind,cause,account,asset,units,why,policy', rows);
}

function toCsv(header: string, rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [header, ...rows.map((row) => row.map(quoted).join(','))].join('\n') + '\n';
}
