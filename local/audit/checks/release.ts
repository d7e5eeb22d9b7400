/**
 * The distribution, redone from nothing by the formula of the rule book (§4), holder by holder and day by day, in
 * plain fixed point: ΣSV, what is released, and everybody's points and SV. Nothing of the accumulator is used.
 */
import type { HolderDocument } from '../../../cloudfunctions/ledger/holder';
import type { DayDocument } from '../../../cloudfunctions/ledger/state';
import type { Policy } from '../../../cloudfunctions/policy/policy';
import { countedSpans, standings, type Spans } from '../activity';
import { addDays, BP, floorDiv, NEARLY_ONE, ONE, POINT, wholeUnits } from '../arithmetic';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { policyOn } from '../policies';

interface Redone {
  readonly document: HolderDocument;
  /** Whole SV given or taken, by day. */
  readonly changes: ReadonlyMap<string, number>;
  readonly spans: Spans;
  /** Index of the span that is looked at. */
  at: number;
  sv: bigint;
  points: bigint;
}

const release: Check = {
  name: 'release',
  proves:
    'ΣSV, the release, and each holder’s points and SV are what the formula of §4 makes of every grant since the first',
  *run(input) {
    const holders = redoneHolders(input);
    let issued = 0n;
    for (const day of input.books.days()) {
      const policy = policyOn(input.books, day.day);
      if (policy === null) continue;
      const counted = holders.filter((holder) => opens(holder, day.day));
      const released = yield* passDay(day, policy, counted, issued);
      issued += released;
      // As they stood when the mall last wrote them: the changes of the day after are in, its release is not.
      for (const holder of holders) if (holder.document.through === day.day) yield* compare(input, holder);
    }
    const first = input.books.days()[0]?.day ?? addDays(input.books.manifest.day, 1);
    for (const holder of holders) if (holder.document.through < first) yield* compare(input, holder);
  },
};

function redoneHolders({ books, facts }: AuditInput): Redone[] {
  const spans = countedSpans(books, standings(books, facts));
  return [...books.all('holders').values()].map((document) => ({
    document,
    changes: facts.svByDay.get(document._id) ?? new Map<string, number>(),
    spans: spans.get(document._id) ?? [],
    ...{ at: 0, sv: 0n, points: 0n },
  }));
}

/** The grants of the day are in; true when the holder's SV counts. */
function opens(holder: Redone, day: string): boolean {
  holder.sv += BigInt(holder.changes.get(day) ?? 0) * ONE;
  while ((holder.spans[holder.at]?.[1] ?? '9') < day) holder.at += 1;
  const span = holder.spans[holder.at];
  return holder.sv > 0n && span !== undefined && span[0] <= day;
}

function* passDay(
  day: DayDocument,
  policy: Policy,
  counted: readonly Redone[],
  issued: bigint,
): Generator<Finding, bigint> {
  const sv = counted.reduce((sum, holder) => sum + holder.sv, 0n);
  const price = BigInt(day.price);
  const released = releasedOf(sv, price, policy, issued);
  yield* differs('days', day.day, 'released by the formula', day.released, released);
  yield* differs('days', day.day, 'counted SV', day.countedSvUnits, floorDiv(2n * sv + ONE, 2n * ONE));
  let left = 0n;
  for (const holder of counted) {
    // The published release, so that one wrong day is found once and not in everybody after it.
    const points = (holder.sv * BigInt(day.released) * ONE) / sv;
    holder.points += points;
    holder.sv -= (points * price) / POINT;
    left += holder.sv;
  }
  const isEmptied = counted.length > 0 && (left * POINT) / price < NEARLY_ONE;
  if (isEmptied) for (const holder of counted) holder.sv = 0n;
  yield* differs('days', day.day, 'pool emptied', String(day.sharePrice === '0'), String(isEmptied));
  return BigInt(day.released);
}

function releasedOf(sv: bigint, price: bigint, { supply }: Policy, issued: bigint): bigint {
  if (sv <= 0n) return 0n;
  const bounds = [
    BigInt(supply.dailyReleasePointUnits),
    wholeUnits((sv * POINT * BigInt(supply.dailyCapBp)) / price / BP),
    ...(supply.lifetimeCapPointUnits === null ? [] : [BigInt(supply.lifetimeCapPointUnits) - issued]),
  ];
  const least = bounds.reduce((a, b) => (a < b ? a : b));
  return least > 0n ? least : 0n;
}

function* compare({ facts }: AuditInput, { document, changes, sv, points }: Redone): Generator<Finding> {
  const { _id: id, through } = document;
  const today = changes.get(addDays(through, 1)) ?? 0;
  yield* differs('holders', id, `points through ${through}`, facts.credited.get(id) ?? 0, wholeUnits(points));
  const expected = wholeUnits(sv + BigInt(today) * ONE);
  yield* differs('holders', id, `SV through ${through}`, document.svUnits, expected);
}

export const releaseChecks: readonly Check[] = [release];
