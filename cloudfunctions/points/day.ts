/** What the close of a day does to the books, as a pure step (rules.md §4, §11). */
import { formatUnits } from '../units/decimals';
import { addDays, type Day } from '../units/days';
import { addToBuckets, closePool, type PoolEnd } from '../ledger/accumulator/pool';
import { svResolution } from '../ledger/accumulator/scale';
import {
  addTotals,
  endToDocument,
  NO_TOTALS,
  type DayDocument,
  type Shard,
  type State,
} from '../ledger/state';
import type { Policy } from '../policy/policy';
import { nextPrice, type Trade } from './price';

export interface ClosedDay {
  readonly state: State;
  readonly document: DayDocument;
  /** Set when the day emptied the pool: the end of its epoch. */
  readonly epochEnd: PoolEnd | null;
}

/** Closes the open day of `state` with everything its shards hold; `nextPolicy` is the next day's version. */
export function closeBooks(
  state: State,
  shards: readonly Shard[],
  trades: readonly Trade[],
  policy: Policy,
  nextPolicyVersion: string,
): ClosedDay {
  const day: Day = addDays(state.day, 1);
  const totals = shards.map((shard) => shard.totals).reduce(addTotals, NO_TOTALS);
  const filled = addToBuckets(state.pool, movements(shards));
  const { lifetimeCapPointUnits, dailyReleasePointUnits, dailyCapBp } = policy.supply;
  const result = closePool(filled, day, {
    price: state.price,
    releasePointUnits: dailyReleasePointUnits,
    dailyCapBp,
    remainingPointUnits: lifetimeCapPointUnits === null ? null : lifetimeCapPointUnits - state.issued,
  });

  const recent = [...state.recentAllowances, totals.allowanceFen].slice(-policy.price.allowanceDays);
  const next = nextPrice({ price: state.price, trades, allowancesFen: recent }, policy);
  const issued = state.issued + result.releasedPointUnits;
  const burned = state.burned + totals.burned;
  if (burned < 0) throw new Error(`more points came back out of the burned ones than had burned: ${burned}`);
  const resolution = svResolution(result.countedScale);
  return {
    state: {
      ...state,
      day,
      pool: result.pool,
      issued,
      burned,
      price: next.price,
      recentAllowances: recent,
      policyVersion: nextPolicyVersion,
    },
    document: {
      ...endToDocument(day, result.end),
      price: state.price,
      nextPrice: next.price,
      priceInputs: {
        rule: next.rule,
        allowancesYuan: recent.map((fen) => formatUnits(fen, 2)).join(' '),
        trades: trades.length,
      },
      countedSvUnits: Number((2n * result.countedSvHr + resolution) / (2n * resolution)),
      countedShares: result.countedShares.toString(),
      released: result.releasedPointUnits,
      totals,
      issuedTotal: issued,
      burnedTotal: burned,
      carry: result.pool.carry.toString(),
      policyVersion: policy.version,
    },
    epochEnd: result.pool.epoch === state.pool.epoch ? null : result.end,
  };
}

/** Of all shards together: one shard may hold what leaves a bucket, another what came into it. */
function movements(shards: readonly Shard[]): Record<Day, bigint> {
  const sums: Record<Day, bigint> = {};
  for (const { buckets } of shards)
    for (const [day, shares] of Object.entries(buckets)) sums[day] = (sums[day] ?? 0n) + shares;
  return sums;
}
