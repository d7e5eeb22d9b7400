/**
 * The distribution, redone from nothing by the formula of the rule book (§4), holder by holder and day by day, in
 * plain fixed point: ΣSV, what is released, and everybody's points and SV. Nothing of the accumulator is used.
 */
import type { HolderDocument } from '../../../cloudfunctions/ledger/holder';
import type { DayDocument } from '../../../cloudfunctions/ledger/state';
import type { Policy } from '../../../cloudfunctions/policy/policy';
import { countedSpans, standings, type Spans } from '../activity';
import { addDays, BP, floorDiv, NEARLY_ONE, ONE, POINT, TOLERANCE, wholeUnits } from '../arithmetic';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { policyOn } from '../policies';
import { stateOf } from './days';

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
    const first = input.books.days()[0]?.day ?? addDays(input.books.manifest.day, 1);
    // Written on the first day, before its release, and never since.
    for (const holder of holders) if (holder.document.through < first) yield* compare(input, holder);
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

const nearest = (figure: bigint): bigint => floorDiv(2n * figure + ONE, 2n * ONE);

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
  // Exactly between two units the mall, which keeps hr, may stand a hair below.
  const isBelow = BigInt(day.countedSvUnits) === nearest(sv - TOLERANCE);
  if (!isBelow) yield* differs('days', day.day, 'counted SV', day.countedSvUnits, nearest(sv));
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

function* compare(
  { books, facts }: AuditInput,
  { document, changes, sv, points }: Redone,
): Generator<Finding> {
  const { _id: id, through } = document;
  const today = changes.get(addDays(through, 1)) ?? 0;
  yield* differs('holders', id, `points through ${through}`, facts.credited.get(id) ?? 0, wholeUnits(points));
  const expected = wholeUnits(sv + BigInt(today) * ONE);
  yield* differs('holders', id, `SV through ${through}`, document.svUnits, expected);
  yield* holdingOf(books, document, sv + BigInt(today) * ONE);
}

/** The shares and the change beside them, from which the mall goes on, are worth the SV; only what counts has shares. */
function* holdingOf(books: AuditInput['books'], holder: HolderDocument, sv: bigint): Generator<Finding> {
  const { _id: id, through, shares, idle, expiry } = holder;
  const unit = 10n ** 51n * 10n ** (9n * BigInt(holder.scale));
  const end = books.all('days').get(through);
  const isFresh = end === undefined || end.sharePrice === '0';
  const up = 10n ** (9n * BigInt(isFresh ? 0 : holder.scale - end.scale));
  const shareWorth = isFresh ? unit / 10n ** 12n : BigInt(end.sharePrice) * up;
  const worth = ((BigInt(shares) * shareWorth + BigInt(idle)) * ONE) / unit;
  const gap = worth > sv ? worth - sv : sv - worth;
  if (gap > TOLERANCE)
    yield* differs(
      'holders',
      id,
      `worth of its shares through ${through}`,
      wholeUnits(worth),
      wholeUnits(sv),
    );
  if (gap > TOLERANCE && wholeUnits(worth) === wholeUnits(sv))
    yield { collection: 'holders', id, what: 'the worth of its shares is not its SV' };
  // On its last counted day it still had them.
  if (shares !== '0' && expiry < through)
    yield { collection: 'holders', id, what: `has shares, though its SV counted through ${expiry} only` };
}

const shares: Check = {
  name: 'shares',
  proves:
    'until when everybody’s SV counts follows from the orders, and the pool counts the shares of exactly these',
  *run({ books, facts }) {
    const state = stateOf(books);
    if (state === null) return;
    const open = addDays(state.day, 1);
    const expected = new Map<string, string>();
    for (const { order, day, until } of standings(books, facts)) {
      if (until !== null) continue;
      const last = addDays(day, policyOn(books, day)?.activityDays ?? 0);
      for (const id of [`member:${order.memberId}`, `merchant:${order.merchantId}`])
        if (last > (expected.get(id) ?? '')) expected.set(id, last);
    }
    let counted = 0n;
    for (const { _id: id, expiry, shares: own, epoch } of books.all('holders').values()) {
      const last = expected.get(id) ?? '';
      if (last >= open || expiry >= open) yield* differs('holders', id, 'last counted day', expiry, last);
      if (expiry >= open && epoch === state.epoch) counted += BigInt(own);
    }
    let inPool = 0n;
    for (const document of books.all('books').values()) {
      const isOpen = document._id.startsWith('shard:') && (document._id.split(':')[1] ?? '') >= open;
      if (!isOpen && document._id !== 'state') continue;
      const { buckets } = document as unknown as { readonly buckets: Readonly<Record<string, string>> };
      for (const units of Object.values(buckets)) inPool += BigInt(units);
    }
    yield* differs('books', 'state', 'counted shares', inPool, counted);
  },
};

export const releaseChecks: readonly Check[] = [release, shares];
