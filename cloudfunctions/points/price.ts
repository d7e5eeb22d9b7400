/** The price of the next day (rules.md §11). Nobody can set one. */
import {
  BASIS_POINTS,
  mulDivCeil,
  mulDivFloor,
  POINT_UNITS_PER_POINT,
  type Fen,
  type PointUnits,
  type Price,
} from '../units/amounts';
import type { Policy } from '../policy/policy';

/** A fill between unrelated parties. */
export interface Trade {
  readonly price: Price;
  readonly pointUnits: PointUnits;
  readonly seller: string;
  readonly merchant: string;
}

export interface PriceInputs {
  readonly price: Price;
  readonly trades: readonly Trade[];
  /** Settled allowance, gross of refunds, of the last `allowanceDays` days; missing days count 0. */
  readonly allowancesFen: readonly Fen[];
}

export interface NextPrice {
  readonly price: Price;
  readonly rule: 'trades' | 'allowance' | 'unchanged';
}

interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Clamped to the band around today's price, rounded half-even to 0.0001 yuan, never below the floor. */
export function nextPrice(inputs: PriceInputs, policy: Policy): NextPrice {
  const allowance = inputs.allowancesFen.reduce((sum, fen) => sum + BigInt(fen), 0n);
  if (qualifies(inputs.trades, policy))
    return { price: clamped(tradedAverage(inputs.trades), inputs.price, policy), rule: 'trades' };
  if (allowance === 0n) return { price: inputs.price, rule: 'unchanged' };
  return { price: clamped(allowanceAverage(allowance, policy), inputs.price, policy), rule: 'allowance' };
}

/** Whether a day's trades are many and spread enough to speak for the price. */
function qualifies(trades: readonly Trade[], policy: Policy): boolean {
  const { minSellers, minMerchants, minTradedBp, maxAccountBp } = policy.price;
  const total = trades.reduce((sum, trade) => sum + trade.pointUnits, 0);
  const sellers = volumes(trades, (trade) => trade.seller);
  const merchants = volumes(trades, (trade) => trade.merchant);
  const enough = total >= mulDivCeil(policy.supply.dailyReleasePointUnits, minTradedBp, BASIS_POINTS);
  const largest = mulDivFloor(total, maxAccountBp, BASIS_POINTS);
  const spread = [...sellers.values(), ...merchants.values()].every((volume) => volume <= largest);
  return total > 0 && sellers.size >= minSellers && merchants.size >= minMerchants && enough && spread;
}

function volumes(trades: readonly Trade[], account: (trade: Trade) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const trade of trades) sums.set(account(trade), (sums.get(account(trade)) ?? 0) + trade.pointUnits);
  return sums;
}

function tradedAverage(trades: readonly Trade[]): Ratio {
  return trades.reduce(
    ({ numerator, denominator }, { price, pointUnits }) => ({
      numerator: numerator + BigInt(price) * BigInt(pointUnits),
      denominator: denominator + BigInt(pointUnits),
    }),
    { numerator: 0n, denominator: 0n },
  );
}

/** Allowance of the window over the points released in it, in 0.0001 yuan per point. */
function allowanceAverage(allowanceFen: bigint, policy: Policy): Ratio {
  return {
    numerator: allowanceFen * 100n * BigInt(POINT_UNITS_PER_POINT),
    denominator: BigInt(policy.price.allowanceDays) * BigInt(policy.supply.dailyReleasePointUnits),
  };
}

function clamped(average: Ratio, price: Price, policy: Policy): Price {
  const { bandBp, floorPrice } = policy.price;
  const at = (bp: number): Ratio => ({
    numerator: BigInt(price) * BigInt(bp),
    denominator: BigInt(BASIS_POINTS),
  });
  const low = at(BASIS_POINTS - bandBp);
  const high = at(BASIS_POINTS + bandBp);
  const inBand = less(average, low) ? low : less(high, average) ? high : average;
  return Math.max(floorPrice, roundHalfEven(inBand));
}

function less(a: Ratio, b: Ratio): boolean {
  return a.numerator * b.denominator < b.numerator * a.denominator;
}

function roundHalfEven({ numerator, denominator }: Ratio): number {
  const floor = numerator / denominator;
  const twice = 2n * (numerator - floor * denominator);
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  return Number(up ? floor + 1n : floor);
}
