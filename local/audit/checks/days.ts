/** Each closed day: no gap, its sums from the journal and the shards, its price from its inputs, the state behind it. */
import type { BookDocument, DayDocument } from '../../../cloudfunctions/ledger/state';
import type { Fill } from '../../../cloudfunctions/market/documents';
import type { Policy } from '../../../cloudfunctions/policy/policy';
import { addDays, addTo, BP, ceilDiv, halfEven, POINT, sumOf } from '../arithmetic';
import type { Export } from '../export';
import { differs, type AuditInput, type Check, type Finding } from '../finding';
import { moved } from '../journal-facts';
import { policyOn } from '../policies';

interface StateLike {
  readonly day: string;
  readonly firstDay: string;
  readonly issued: number;
  readonly burned: number;
  readonly price: number;
  readonly recentAllowances: readonly number[];
  readonly policyVersion: string;
  readonly acc: string;
  readonly carry: string;
  readonly scale: number;
  readonly epoch: number;
}

export function stateOf(books: Export): (BookDocument & StateLike) | null {
  return (books.all('books').get('state') as (BookDocument & StateLike) | undefined) ?? null;
}

const chain: Check = {
  name: 'days',
  proves:
    'days follow one another without a gap from the first, each with the price that the day before made',
  *run({ books }) {
    const days = books.days();
    const state = stateOf(books);
    if (state === null) {
      yield { collection: 'books', id: 'state', what: 'the state is missing' };
      return;
    }
    const first = policyOn(books, state.firstDay)?.price.firstPrice;
    let expected = { day: state.firstDay, price: first ?? 0, issued: 0, burned: 0 };
    for (const day of days) {
      yield* differs('days', day._id, 'day', day.day, expected.day);
      yield* differs('days', day._id, 'id', day._id, day.day);
      yield* differs('days', day._id, 'price', day.price, expected.price);
      yield* differs('days', day._id, 'issued in all', day.issuedTotal, expected.issued + day.released);
      yield* differs('days', day._id, 'burned in all', day.burnedTotal, expected.burned + day.totals.burned);
      const { issuedTotal: issued, burnedTotal: burned, nextPrice: price } = day;
      expected = { day: addDays(day.day, 1), price, issued, burned };
    }
    yield* differs('books', 'state', 'last closed day', addDays(state.day, 1), expected.day);
    yield* differs('books', 'state', 'price', state.price, expected.price);
    yield* differs('books', 'state', 'issued', state.issued, expected.issued);
    yield* differs('books', 'state', 'burned', state.burned, expected.burned);
  },
};

const sums: Check = {
  name: 'sums of days',
  proves: 'released, deducted, rewarded, burned and traded of each day are what its entries and fills moved',
  *run(input) {
    const { books, facts } = input;
    const { deducted, rewarded } = settledByDay(input);
    const traded = new Map<string, { units: number; fen: number }>();
    for (const { day, pointUnits, fen } of books.all('fills').values()) {
      const before = traded.get(day) ?? { units: 0, fen: 0 };
      traded.set(day, { units: before.units + pointUnits, fen: before.fen + fen });
    }
    for (const { day, released, totals } of books.days()) {
      const close = facts.entries.get(`close:${day}`);
      const created = -moved(close, (account) => account === 'mall:pointsCreated');
      yield* differs('days', day, 'released', released, created);
      yield* differs('days', day, 'burned', totals.burned, facts.burnedByDay.get(day) ?? 0);
      yield* differs('days', day, 'deducted', totals.deducted, deducted.get(day) ?? 0);
      yield* differs('days', day, 'rewarded', totals.rewarded, rewarded.get(day) ?? 0);
      yield* differs('days', day, 'traded points', totals.tradedPointUnits, traded.get(day)?.units ?? 0);
      yield* differs('days', day, 'traded fen', totals.tradedFen, traded.get(day)?.fen ?? 0);
    }
  },
};

/** What is frozen for a tip while it settles, and what the buyer pays in points: no part of what merchants deduct. */
const NOT_DEDUCTED: readonly string[] = ['freeze', 'pointsPaid', 'exchange.burn'];

/** What settlements took out of frozen points, and what of it did not burn. */
function settledByDay({ facts }: AuditInput): Record<'deducted' | 'rewarded', Map<string, number>> {
  const deducted = new Map<string, number>();
  const rewarded = new Map<string, number>();
  for (const entry of facts.entries.values()) {
    if (!/^(settle|redeem):/.test(entry._id)) continue;
    const taken = moved(entry, (account, why) => account.endsWith(':frozen') && !NOT_DEDUCTED.includes(why));
    const burned = moved(entry, (account, why) => account === 'mall:burned' && why === 'burn');
    addTo(deducted, entry.day, -taken);
    addTo(rewarded, entry.day, -taken - burned);
  }
  return { deducted, rewarded };
}

const allowances: Check = {
  name: 'allowances of days',
  proves:
    'the allowance that the price looks at is that of the orders that settled on the day, each use once',
  *run({ books, facts }) {
    const byDay = new Map<string, number>();
    for (const order of books.all('orders').values())
      for (const { use, round, day, allowanceFen, related } of order.settlements) {
        const first = facts.entries.get(`redeem:${order._id}:${use}:0`);
        // Redeemed again after being undone it does not count again: the first time did.
        if (!related) addTo(byDay, round === 0 ? day : (first?.day ?? day), allowanceFen);
      }
    for (const { day, totals } of books.days())
      yield* differs('days', day, 'settled allowance in fen', totals.allowanceFen, byDay.get(day) ?? 0);
  },
};

const shards: Check = {
  name: 'shards',
  proves: 'the sixteen shards of each closed day are sealed and add up to the day',
  *run({ books }) {
    const open = addDays(books.manifest.day, 1);
    const byDay = new Map<string, { readonly totals: DayDocument['totals']; readonly sealed: boolean }[]>();
    for (const document of books.all('books').values()) {
      const [kind, day = ''] = document._id.split(':');
      if (kind !== 'shard' || day >= open) continue;
      const shard = document as unknown as { totals: DayDocument['totals']; sealed: boolean };
      byDay.set(day, [...(byDay.get(day) ?? []), shard]);
    }
    for (const { day, totals } of books.days()) {
      const found = byDay.get(day) ?? [];
      yield* differs('books', `shard:${day}`, 'sealed shards', found.filter((one) => one.sealed).length, 16);
      for (const name of ['allowanceFen', 'deducted', 'rewarded', 'burned'] as const)
        yield* differs(
          'days',
          day,
          `${name} of its shards`,
          sumOf(found, (one) => one.totals[name]),
          totals[name],
        );
    }
  },
};

const prices: Check = {
  name: 'prices',
  proves: 'the price of every next day follows from its trades or its allowances and from nothing else (§11)',
  *run({ books }) {
    const fills = tradesByDay(books);
    const days = books.days();
    for (const [i, day] of days.entries()) {
      const policy = policyOn(books, day.day);
      if (policy === null) continue;
      const window = days.slice(Math.max(0, i + 1 - policy.price.allowanceDays), i + 1);
      const allowance = sumOf(window, ({ totals }) => totals.allowanceFen);
      const trades = fills.get(day.day) ?? [];
      const { price, rule } = nextPrice(day.price, trades, allowance, policy);
      yield* differs('days', day.day, 'next price', day.nextPrice, price);
      yield* differs('days', day.day, 'rule of the price', day.priceInputs['rule'], rule);
      yield* differs(
        'days',
        day.day,
        'trades that count',
        day.priceInputs['trades'] ?? trades.length,
        trades.length,
      );
      const shown = window.map(({ totals }) => (totals.allowanceFen / 100).toFixed(2)).join(' ');
      yield* differs('days', day.day, 'published allowances', day.priceInputs['allowancesYuan'], shown);
    }
    const state = stateOf(books);
    const last = days.slice(-(state?.recentAllowances.length ?? 0));
    if (state !== null && state.recentAllowances.length > 0)
      yield* differs(
        'books',
        'state',
        'recent allowances',
        state.recentAllowances.join(' '),
        last.map(({ totals }) => totals.allowanceFen).join(' '),
      );
  },
};

function tradesByDay(books: Export): Map<string, Fill[]> {
  const byDay = new Map<string, Fill[]>();
  for (const fill of books.all('fills').values())
    if (fill.countsForPrice) byDay.set(fill.day, [...(byDay.get(fill.day) ?? []), fill]);
  return byDay;
}

function nextPrice(
  price: number,
  trades: readonly Fill[],
  allowanceFen: number,
  policy: Policy,
): { readonly price: bigint; readonly rule: string } {
  const traded = sumOf(trades, (fill) => fill.pointUnits);
  if (speaks(trades, traded, policy)) {
    const paid = trades.reduce((sum, fill) => sum + BigInt(fill.price) * BigInt(fill.pointUnits), 0n);
    return { price: clamped(paid, BigInt(traded), price, policy), rule: 'trades' };
  }
  if (allowanceFen === 0) return { price: BigInt(price), rule: 'unchanged' };
  const points = BigInt(policy.price.allowanceDays) * BigInt(policy.supply.dailyReleasePointUnits);
  return { price: clamped(BigInt(allowanceFen) * 100n * POINT, points, price, policy), rule: 'allowance' };
}

function speaks(trades: readonly Fill[], traded: number, { price, supply }: Policy): boolean {
  const bySeller = new Map<string, number>();
  const byBuyer = new Map<string, number>();
  for (const { seller, buyingParty, pointUnits } of trades) {
    addTo(bySeller, seller, pointUnits);
    addTo(byBuyer, buyingParty, pointUnits);
  }
  const least = ceilDiv(BigInt(supply.dailyReleasePointUnits) * BigInt(price.minTradedBp), BP);
  const most = (BigInt(traded) * BigInt(price.maxAccountBp)) / BP;
  const isSpread = [...bySeller.values(), ...byBuyer.values()].every((units) => BigInt(units) <= most);
  const isEnough = traded > 0 && BigInt(traded) >= least;
  return isEnough && isSpread && bySeller.size >= price.minSellers && byBuyer.size >= price.minMerchants;
}

/** numerator ÷ denominator within the band, over one common denominator, rounded once. */
function clamped(numerator: bigint, denominator: bigint, price: number, policy: Policy): bigint {
  const band = BigInt(policy.price.bandBp);
  const low = BigInt(price) * (BP - band) * denominator;
  const high = BigInt(price) * (BP + band) * denominator;
  const value = numerator * BP;
  const inBand = value < low ? low : value > high ? high : value;
  const rounded = halfEven(inBand, denominator * BP);
  const floor = BigInt(policy.price.floorPrice);
  return rounded < floor ? floor : rounded;
}

const accumulator: Check = {
  name: 'accumulator',
  proves: 'from day to day what a share received, lost and left over is the release, at the price of the day',
  *run({ books }) {
    let before: Pick<DayDocument, 'acc' | 'carry' | 'scale' | 'sharePrice'> | null = null;
    for (const day of books.days()) {
      yield* stepOf(day, before);
      before = day;
      const isEnd = day.sharePrice === '0';
      if (isEnd && !books.all('books').has(`epoch:${day.epoch}`))
        yield {
          collection: 'books',
          id: `epoch:${day.epoch}`,
          what: `missing, though ${day.day} emptied the pool`,
        };
    }
    const state = stateOf(books);
    const last = books.days().at(-1);
    if (state !== null && last !== undefined)
      yield* differs('books', 'state', 'carry', state.carry, last.carry);
  },
};

const RESOLUTION = 10n ** 45n;
const RESCALE = 10n ** 9n;

function* stepOf(
  day: DayDocument,
  before: Pick<DayDocument, 'acc' | 'carry' | 'scale' | 'sharePrice'> | null,
): Generator<Finding> {
  const shares = BigInt(day.countedShares);
  // A rescaled day that emptied its pool stands at the scale before it.
  const unit = RESOLUTION * RESCALE ** BigInt(day.scale);
  const up = RESCALE ** BigInt(day.scale - (before?.scale ?? 0));
  const perShare = BigInt(day.acc) - BigInt(before?.acc ?? '0') * up;
  const firstWorth = unit / 10n ** 6n;
  const wasWorth = before === null || before.sharePrice === '0' ? firstWorth : BigInt(before.sharePrice) * up;
  if (day.sharePrice !== '0') {
    const pot = BigInt(day.released) * unit + BigInt(before?.carry ?? '0') * up;
    yield* differs('days', day.day, 'carry', day.carry, pot - perShare * shares);
    yield* differs('days', day.day, 'share price', day.sharePrice, wasWorth - perShare * BigInt(day.price));
  }
}

export const dayChecks: readonly Check[] = [chain, sums, allowances, shards, prices, accumulator];
