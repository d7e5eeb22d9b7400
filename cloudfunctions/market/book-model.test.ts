/**
 * Random days at the market against a book in one thread: every fill, every balance, every order. And random
 * schedules of the real use cases at once: never crossed at rest, price before time, nothing made or lost.
 */
import fc from 'fast-check';

import { expectSoundBooks } from '../../tests/support/audit';
import { OWING } from '../../tests/support/mall';
import { memoryHouse } from '../../tests/support/memory-house';
import { POINT, TradingFloor } from '../../tests/support/trading-floor';
import { memberHolder } from '../ledger/accounts';
import { bandOf } from './band';
import { fillCost, mostFen } from './cost';
import { marketOrders, type MarketOrder } from './documents';
import { cancelOrder } from './end';
import { matchBook } from './match';
import { isOlder } from './priority';

const SELLERS = ['s0', 's1', 's2'];
const BUYERS = ['m0', 'm1', 'm2'];
const POINTS = 60;
const CASH = 8_000;

type Step =
  | { readonly kind: 'sell' | 'buy'; readonly who: number; readonly points: number; readonly price: number }
  | { readonly kind: 'cancel'; readonly which: number };

const price = fc.integer({ min: 9_500, max: 10_500 });
const order = (kind: 'sell' | 'buy'): fc.Arbitrary<Step> =>
  fc.record({ kind: fc.constant(kind), who: fc.nat(2), points: fc.integer({ min: 1, max: 30 }), price });
const cancel: fc.Arbitrary<Step> = fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(20) });
const steps = fc.array(fc.oneof(order('sell'), order('buy'), cancel), { minLength: 3, maxLength: 16 });

async function openFloor(): Promise<TradingFloor> {
  const floor = await TradingFloor.open(
    memoryHouse({ ...OWING, market: { ...OWING.market, maxOpenOrders: 6 } }),
  );
  for (const seller of SELLERS) await floor.seller(seller, POINTS);
  for (const buyer of BUYERS) await floor.buyer(buyer, CASH, `${buyer}-owner`);
  return floor;
}

/** The book as one would write it in an afternoon: one thread, plain numbers, orders in the order of their coming. */
class PlainBook {
  readonly orders: { side: 'sell' | 'buy'; who: string; price: number; left: number; open: boolean }[] = [];
  readonly fills: string[] = [];
  readonly points = new Map(SELLERS.map((id) => [id, POINTS]));
  readonly cash = new Map(BUYERS.map((id) => [id, CASH]));
  readonly frozen = new Map<number, number>();
  readonly spent = new Map<number, number>();
  readonly earned = new Map<string, number>();

  apply(step: Step): boolean {
    if (step.kind === 'cancel') return this.cancel(step.which);
    const { kind: side, points, price: at } = step;
    const who = (side === 'sell' ? SELLERS : BUYERS)[step.who] ?? '';
    if (this.orders.filter((one) => one.who === who && one.open).length >= 6) return false;
    const book = side === 'sell' ? this.points : this.cash;
    const needed = side === 'sell' ? points : Math.ceil((points * at) / 100);
    const there = book.get(who) ?? 0;
    if (there < needed) return false;
    book.set(who, there - needed);
    if (side === 'buy') this.frozen.set(this.orders.length, needed);
    this.orders.push({ side, who, price: at, left: points, open: true });
    this.match();
    return true;
  }

  private cancel(which: number): boolean {
    const found = this.orders[which];
    if (found?.open !== true) return false;
    found.open = false;
    const book = found.side === 'sell' ? this.points : this.cash;
    const back = found.side === 'sell' ? found.left : (this.frozen.get(which) ?? 0);
    book.set(found.who, (book.get(found.who) ?? 0) + back);
    return true;
  }

  private best(side: 'sell' | 'buy'): number {
    const sign = side === 'sell' ? 1 : -1;
    let best = -1;
    for (const [i, one] of this.orders.entries())
      if (one.open && one.side === side)
        if (best === -1 || sign * one.price < sign * (this.orders[best]?.price ?? 0)) best = i;
    return best;
  }

  private match(): void {
    for (;;) {
      const [s, b] = [this.best('sell'), this.best('buy')];
      const [sell, buy] = [this.orders[s], this.orders[b]];
      if (sell === undefined || buy === undefined || sell.price > buy.price) return;
      const points = Math.min(sell.left, buy.left);
      const at = s < b ? sell.price : buy.price;
      const spent = (this.spent.get(b) ?? 0) + points * at;
      const fen = Math.ceil(spent / 100) - Math.ceil((this.spent.get(b) ?? 0) / 100);
      this.spent.set(b, spent);
      this.frozen.set(b, (this.frozen.get(b) ?? 0) - fen);
      this.earned.set(sell.who, (this.earned.get(sell.who) ?? 0) + fen);
      this.fills.push(`${s}>${b} ${points} at ${at} for ${fen}`);
      for (const one of [sell, buy]) {
        one.left -= points;
        one.open = one.left > 0;
      }
      if (!buy.open) this.cash.set(buy.who, (this.cash.get(buy.who) ?? 0) + (this.frozen.get(b) ?? 0));
    }
  }
}

async function attempt(floor: TradingFloor, step: Step, placed: readonly string[]): Promise<string | null> {
  try {
    if (step.kind === 'cancel') {
      const found = await floor.house.database.get(marketOrders, placed[step.which] ?? 'none');
      // The plain book knows no second cancelling either.
      if (found?.state === 'open') await cancelOrder(floor.house, found.holder, found._id);
      return null;
    }
    const { kind, who, points, price: at } = step;
    const order =
      kind === 'sell'
        ? floor.offer(SELLERS[who] ?? '', points, at)
        : floor.bid(BUYERS[who] ?? '', points, at);
    return (await order)._id;
  } catch (error) {
    if ((error as { code?: string }).code !== undefined) return null;
    throw error;
  }
}

test('every fill, price, fen and balance is that of the book in one thread', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (day) => {
      const [floor, plain] = [await openFloor(), new PlainBook()];
      const placed: string[] = [];
      for (const step of day) {
        const id = await attempt(floor, step, placed);
        if (id !== null) placed.push(id);
        const done = plain.apply(step);
        if (step.kind !== 'cancel') expect(done).toBe(id !== null);
        await floor.match();
      }
      const number = new Map(placed.map((id, i) => [id, i]));
      const made = (await floor.fills()).map(
        (fill) =>
          `${number.get(fill.sellOrderId)}>${number.get(fill.buyOrderId)} ${fill.pointUnits / POINT} at ${fill.price} for ${fill.fen}`,
      );
      expect([...made].sort()).toEqual([...plain.fills].sort());
      for (const seller of SELLERS) {
        expect((await floor.pointsOf(seller)).custodial).toBe((plain.points.get(seller) ?? 0) * POINT);
        const { lots } = await floor.wallet(seller);
        expect(lots.reduce((sum, lot) => sum + lot.fen, 0)).toBe(plain.earned.get(seller) ?? 0);
      }
      for (const buyer of BUYERS) expect((await floor.fund(buyer)).freeFen).toBe(plain.cash.get(buyer));
      await expectSoundBooks(floor.house);
    }),
    { numRuns: 25 },
  );
});

/** Best sell and buy at rest. */
function isCrossed(orders: readonly MarketOrder[]): boolean {
  const open = orders.filter((one) => one.state === 'open');
  const prices = (side: 'sell' | 'buy'): number[] =>
    open.filter((one) => one.side === side).map((one) => one.price);
  return Math.min(...prices('sell')) <= Math.max(...prices('buy'));
}

test('all at once, with matchers and cancellations in between: never crossed, nothing made or lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.integer(), async (day, seed) => {
      const floor = await openFloor();
      const { database } = floor.house as ReturnType<typeof memoryHouse>;
      let state = seed | 1;
      // A schedule of its own: some operations let others go first.
      database.beforeOperation = async () => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
        for (let i = (state >>> 16) & 3; i > 0; i -= 1) await Promise.resolve();
      };
      const placed: string[] = [];
      await Promise.all(
        day.map(async (step) => {
          const id = await attempt(floor, step, placed);
          if (id !== null) placed.push(id);
          await matchBook(floor.house, 100);
        }),
      );
      await matchBook(floor.house, 1000);
      const orders = await floor.orders();
      expect(isCrossed(orders)).toBe(false);
      const made = await floor.fills();
      for (const fill of made) {
        const [sell, buy] = await Promise.all([floor.order(fill.sellOrderId), floor.order(fill.buyOrderId)]);
        expect(fill.price).toBe(isOlder(sell, buy) ? sell.price : buy.price);
        expect(fill.fen).toBeGreaterThan(0);
      }
      for (const one of orders) {
        const own = made.filter((fill) => [fill.sellOrderId, fill.buyOrderId].includes(one._id));
        expect(one.units - own.reduce((sum, fill) => sum + fill.pointUnits, 0)).toBe(one.left);
      }
      await expectSoundBooks(floor.house);
    }),
    { numRuns: 25 },
  );
});

test('20 fills of one order at once, and a cancellation among them: each point is sold once or given back', async () => {
  const floor = await openFloor();
  const sell = await floor.offer('s0', 20, 9_800);
  for (let i = 0; i < 6; i += 1) for (const buyer of BUYERS) await floor.bid(buyer, 1, 10_000);
  const tasks = Array.from({ length: 20 }, (_, i) =>
    i === 10 ? cancelOrder(floor.house, memberHolder('s0'), sell._id) : matchBook(floor.house, 100),
  );
  const results = await Promise.allSettled<unknown>(tasks);
  expect(results.filter((one) => one.status === 'rejected')).toEqual([]);
  const sold = (await floor.fills()).length;
  expect(await floor.order(sell._id)).toMatchObject({ state: 'cancelled', left: (20 - sold) * POINT });
  expect((await floor.pointsOf('s0')).custodial).toBe((POINTS - sold) * POINT);
  await expectSoundBooks(floor.house);
});

test('a matcher that dies after any of its operations leaves whole fills, and the next one goes on', async () => {
  for (let dies = 1; dies < 60; dies += 7) {
    const floor = await openFloor();
    const { database } = floor.house as ReturnType<typeof memoryHouse>;
    await floor.offer('s0', 3, 9_900);
    await floor.offer('s1', 3, 9_900);
    await floor.bid('m0', 5, 10_000);
    let operations = 0;
    database.beforeOperation = () => {
      operations += 1;
      return operations >= dies ? Promise.reject(new Error('the process is gone')) : Promise.resolve();
    };
    await matchBook(floor.house, 10).catch(() => undefined);
    database.beforeOperation = () => Promise.resolve();
    await expectSoundBooks(floor.house);
    await floor.match();
    expect((await floor.fills()).map((fill) => fill.pointUnits / POINT).sort()).toEqual([2, 3]);
    await expectSoundBooks(floor.house);
  }
});

describe('the cost', () => {
  const points = fc.integer({ min: 1, max: 100_000 }).map((n) => n * POINT);

  test('of all fills of an order is their exact sum rounded up once, and never above what was frozen', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(points, price), { minLength: 1, maxLength: 8 }), (made) => {
        const limit = Math.max(...made.map(([, at]) => at));
        const whole = made.reduce((sum, [units]) => sum + units, 0);
        let [hundredths, paid] = [0, 0];
        for (const [units, at] of made) {
          const cost = fillCost(hundredths, units, at);
          hundredths = cost.hundredths;
          paid += cost.fen;
        }
        const exact = made.reduce((sum, [units, at]) => sum + BigInt(units) * BigInt(at), 0n);
        expect(BigInt(paid)).toBe((exact + 99_999_999n) / 100_000_000n);
        expect(paid).toBeLessThanOrEqual(mostFen(whole, limit));
      }),
    );
  });

  test('of a fill is a fen at least, at the least price there is', () => {
    fc.assert(
      fc.property(
        fc.nat(1_000_000),
        points,
        fc.integer({ min: 100, max: 1_000_000 }),
        (before, units, at) => {
          expect(fillCost(before, units, at).fen).toBeGreaterThan(0);
        },
      ),
    );
  });
});

test('the band lies within 5% of the price, not below the floor', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 100_000_000 }), (dayPrice) => {
      const { low, high } = bandOf(dayPrice, OWING);
      expect(low).toBeGreaterThanOrEqual(Math.max(100, dayPrice * 0.95 - 1e-6));
      expect(high).toBeLessThanOrEqual(dayPrice * 1.05 + 1e-6);
      expect(low).toBeLessThanOrEqual(dayPrice);
      expect(high).toBeGreaterThanOrEqual(dayPrice);
    }),
  );
});
