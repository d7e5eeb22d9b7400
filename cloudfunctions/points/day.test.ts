import { emptyPool, type Pool } from '../ledger/accumulator/pool';
import { pointResolution, RESCALE, svResolution } from '../ledger/accumulator/scale';
import { EMPTY_SHARD, NO_TOTALS, type DayTotals, type Shard, type State } from '../ledger/state';
import type { Policy } from '../policy/policy';
import { standard } from '../policy/profiles';
import { closeBooks } from './day';
import type { Trade } from './price';

const SHARES_PER_SV_UNIT = 10n ** 12n;

/** 1,000.0000 SV in the pool of a mall whose last closed day is 30 June. */
function books(facts: Partial<State> = {}): State {
  return {
    day: '2025-06-30',
    firstDay: '2025-06-01',
    pool: { ...emptyPool(), buckets: { '2025-07-20': 10_000_000n * SHARES_PER_SV_UNIT } },
    issued: 5_000_000,
    burned: 300,
    price: 10_000,
    recentAllowances: [100, 200],
    policyVersion: 'standard-1',
    ...facts,
  };
}
const shard = (facts: Partial<DayTotals>, buckets: Shard['buckets'] = {}): Shard => ({
  ...EMPTY_SHARD,
  sealed: true,
  buckets,
  totals: { ...NO_TOTALS, ...facts },
});
const close = (
  state: State,
  shards: readonly Shard[] = [],
  policy: Policy = standard,
  trades: readonly Trade[] = [],
) => closeBooks(state, shards, trades, policy, 'next-2');
const withSupply = (facts: Partial<Policy['supply']>): Policy => ({
  ...standard,
  supply: { ...standard.supply, ...facts },
});

describe('the close of a day (rules §4)', () => {
  it('closes the day after the last closed one, under the price it had', () => {
    const { state, document } = close(books());
    expect(state.day).toBe('2025-07-01');
    expect(document).toMatchObject({
      _id: '2025-07-01',
      day: '2025-07-01',
      price: 10_000,
      epoch: 0,
      scale: 0,
    });
    expect(state.firstDay).toBe('2025-06-01');
  });

  it('releases 888 points of 1,000 SV and leaves 112', () => {
    const { state, document, epochEnd } = close(books());
    expect(document.released).toBe(888_000_000);
    expect(state.issued).toBe(893_000_000);
    expect(document.issuedTotal).toBe(893_000_000);
    expect(document.countedSvUnits).toBe(10_000_000);
    expect(document.countedShares).toBe((10_000_000n * SHARES_PER_SV_UNIT).toString());
    expect(state.pool.sharePrice * 10_000_000n * SHARES_PER_SV_UNIT).toBe(1_120_000n * svResolution(0));
    expect(document.sharePrice).toBe(state.pool.sharePrice.toString());
    expect(document.acc).toBe(state.pool.acc.toString());
    expect(epochEnd).toBeNull();
  });

  it('counts what the shards of the day moved, on that day', () => {
    const more = 5_000_000n * SHARES_PER_SV_UNIT;
    const { document, state } = close(books(), [
      shard({}, { '2025-07-31': more, '2025-07-20': -more }),
      EMPTY_SHARD,
      shard({}, { '2025-07-31': more }),
    ]);
    expect(document.countedSvUnits).toBe(15_000_000);
    expect(state.pool.buckets).toEqual({ '2025-07-20': more, '2025-07-31': 2n * more });
  });

  it('sums what the shards of the day counted', () => {
    const { state, document } = close(books(), [
      shard({ allowanceFen: 7, deducted: 10, rewarded: 4, burned: 6 }),
      shard({ allowanceFen: 1, deducted: 2, rewarded: 3, burned: -4, tradedFen: 5, tradedPointUnits: 6 }),
      shard({ tradedFen: 7, tradedPointUnits: 8 }),
    ]);
    expect(document.totals).toEqual({
      ...{ allowanceFen: 8, deducted: 12, rewarded: 7, burned: 2 },
      ...{ tradedFen: 12, tradedPointUnits: 14 },
    });
    expect(state.burned).toBe(302);
    expect(document.burnedTotal).toBe(302);
  });

  it('lets refunds bring back all that ever burned, and not one unit more', () => {
    expect(close(books(), [shard({ burned: -300 })]).state.burned).toBe(0);
    expect(() => close(books(), [shard({ burned: -301 })])).toThrow(
      new Error('more points came back out of the burned ones than had burned: -1'),
    );
  });

  it('ends the epoch when it empties the pool', () => {
    const pool = { ...emptyPool(), buckets: { '2025-07-20': 8_880_000n * SHARES_PER_SV_UNIT } };
    const { state, document, epochEnd } = close(books({ pool }));
    expect(state.pool).toMatchObject({ epoch: 1, buckets: {} });
    expect(epochEnd).toEqual({ day: '2025-07-01', epoch: 0, scale: 0, acc: state.pool.acc, sharePrice: 0n });
    expect(document).toMatchObject({ epoch: 0, sharePrice: '0', released: 888_000_000 });
  });

  it('notes the carry of the pool after the day', () => {
    const pool = { ...emptyPool(), buckets: { '2025-07-20': 7n * 10n ** 18n + 3n } };
    const { state, document } = close(books({ pool }));
    expect(state.pool.carry).toBeGreaterThan(0n);
    expect(document.carry).toBe(state.pool.carry.toString());
  });

  it('tells the counted SV to the nearest unit, a half upwards, at the scale it was counted at', () => {
    const counted = (shares: bigint, pool: Partial<Pool> = {}): number => {
      const filled = { ...emptyPool(), ...pool, buckets: { '2025-07-20': shares } };
      return close(books({ pool: filled })).document.countedSvUnits;
    };
    const half = SHARES_PER_SV_UNIT / 2n;
    expect(counted(41n * SHARES_PER_SV_UNIT + half)).toBe(42);
    expect(counted(41n * SHARES_PER_SV_UNIT + half - 1n)).toBe(41);
    const rescaled = { scale: 1, sharePrice: emptyPool().sharePrice * RESCALE };
    expect(counted(41n * SHARES_PER_SV_UNIT, rescaled)).toBe(41);
  });
});

describe('the lifetime cap (rules §3)', () => {
  it('leaves to the last day what is left', () => {
    const policy = withSupply({ lifetimeCapPointUnits: 5_000_123 });
    expect(close(books(), [], policy).document).toMatchObject({ released: 123, issuedTotal: 5_000_123 });
  });

  it.each([5_000_000, 4_000_000])(
    'of %p releases nothing once 5,000,000 are issued',
    (lifetimeCapPointUnits) => {
      const { state, document } = close(books(), [], withSupply({ lifetimeCapPointUnits }));
      expect(document.released).toBe(0);
      expect(state.issued).toBe(5_000_000);
    },
  );

  it('may be missing', () => {
    const policy = withSupply({ lifetimeCapPointUnits: null });
    expect(close(books({ issued: 10 ** 15 }), [], policy).document.released).toBe(888_000_000);
  });
});

describe('the release', () => {
  it('is as large as the policy says, and converts no larger a share of all SV than the policy says', () => {
    expect(close(books(), [], withSupply({ dailyReleasePointUnits: 77 })).document.released).toBe(77);
    expect(close(books(), [], withSupply({ dailyCapBp: 500 })).document.released).toBe(50_000_000);
  });

  it('converts at the price of the day', () => {
    const { state } = close(books({ price: 5_000 }));
    const left = state.pool.sharePrice * 10_000_000n * SHARES_PER_SV_UNIT;
    expect(left).toBe(10_000_000n * svResolution(0) - 888_000_000n * pointResolution(0) * 5_000n);
  });
});

describe('the price of the next day (rules §11)', () => {
  it('follows the allowance of the day and the days before it', () => {
    const { state, document } = close(books(), [shard({ allowanceFen: 7 * 88_800 - 300 + 6_216 })]);
    expect(state.price).toBe(10_100);
    expect(document.nextPrice).toBe(10_100);
    expect(document.priceInputs).toEqual({
      rule: 'allowance',
      allowancesYuan: '1.00 2.00 6275.16',
      trades: 0,
    });
  });

  it('looks at seven days: the day and six before it', () => {
    const { state } = close(books({ recentAllowances: [1, 2, 3, 4, 5, 6, 7] }), [shard({ allowanceFen: 8 })]);
    expect(state.recentAllowances).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(close(books({ recentAllowances: [] })).state.recentAllowances).toEqual([0]);
  });

  it('is unchanged without allowance or trades', () => {
    const { state, document } = close(books({ recentAllowances: [], price: 777 }));
    expect(state.price).toBe(777);
    expect(document.priceInputs).toEqual({ rule: 'unchanged', allowancesYuan: '0.00', trades: 0 });
  });

  it('follows trades that qualify, and tells how many there were', () => {
    const trades = [0, 1, 2, 3, 4].map((n) => ({
      price: 10_300,
      pointUnits: 10_000_000,
      seller: `s${n}`,
      merchant: `m${n}`,
    }));
    const { state, document } = close(books(), [], standard, trades);
    expect(state.price).toBe(10_300);
    expect(document.priceInputs).toMatchObject({ rule: 'trades', trades: 5 });
  });
});

describe('the policy', () => {
  it('of the day is told by its document, of the next day by the state', () => {
    const { state, document } = close(books());
    expect(document.policyVersion).toBe(standard.version);
    expect(state.policyVersion).toBe('next-2');
  });
});
