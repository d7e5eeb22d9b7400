/** Journal entries: what moved, from where to where, and why. Append-only (docs/ledger.md). */
import type { Day, Instant } from '../units/days';
import type { Document } from '../platform/database';

/** fen · SV units · point units. */
export type Asset = 'CNY' | 'SV' | 'POINTS';

export interface Leg {
  readonly account: string;
  readonly asset: Asset;
  /** Positive: the account receives. In the asset's unit. */
  readonly units: number;
  /** The reason of this leg, a word of docs/ledger.md. */
  readonly why: string;
}

export interface Entry extends Document {
  readonly kind: string;
  /** The business day whose close counts it. */
  readonly day: Day;
  readonly at: Instant;
  readonly legs: readonly Leg[];
  readonly policyVersion: string;
  /** The document that caused it, e.g. an order id. */
  readonly cause: string;
  readonly inputHash: string;
}

/** Throws (a bug) unless the legs of every asset sum to nothing. */
export function assertBalanced(id: string, legs: readonly Leg[]): void {
  const sums = new Map<Asset, bigint>();
  for (const { asset, units } of legs) {
    if (!Number.isSafeInteger(units)) throw new RangeError(`entry ${id}: ${units} is not a whole amount`);
    sums.set(asset, (sums.get(asset) ?? 0n) + BigInt(units));
  }
  for (const [asset, sum] of sums)
    if (sum !== 0n) throw new Error(`entry ${id}: ${asset} legs sum to ${sum}`);
}

/** A movement of `units` as its two legs; nothing for zero. */
export function transfer(from: string, to: string, asset: Asset, units: number, why: string): Leg[] {
  if (units === 0) return [];
  return [
    { account: from, asset, units: -units, why },
    { account: to, asset, units, why },
  ];
}
