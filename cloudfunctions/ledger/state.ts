/** The books' own documents: the state, the day's shards, the days that are closed. */
import type { Fen, PointUnits, Price } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { Policy } from '../policy/policy';
import type { Pool, PoolEnd } from './accumulator/pool';
import type { Entry } from './entry';

/** How many shards a day's movements are spread over, so that settlements do not meet in one document. */
export const SHARDS = 16;

/** `books/state`: one document, changed by the close alone. */
export interface State {
  /** Last closed day. */
  readonly day: Day;
  readonly firstDay: Day;
  readonly pool: Pool;
  readonly issued: PointUnits;
  readonly burned: PointUnits;
  /** Price of the open day. */
  readonly price: Price;
  /** Settled allowance of the days before the open one that its successor's price looks at. */
  readonly recentAllowances: readonly Fen[];
  readonly policyVersion: string;
}

/** Sums of one business day, in one shard or over all. */
export interface DayTotals {
  readonly allowanceFen: Fen;
  readonly deducted: PointUnits;
  readonly rewarded: PointUnits;
  /** Net of what refunds brought back; can be negative. */
  readonly burned: PointUnits;
  /** Points bought on the market, by whomever, and what was paid for them. */
  readonly tradedPointUnits: PointUnits;
  readonly tradedFen: Fen;
}

export const NO_TOTALS: DayTotals = {
  ...{ allowanceFen: 0, deducted: 0, rewarded: 0, burned: 0 },
  ...{ tradedPointUnits: 0, tradedFen: 0 },
};

export function addTotals(a: DayTotals, b: DayTotals): DayTotals {
  return {
    allowanceFen: a.allowanceFen + b.allowanceFen,
    deducted: a.deducted + b.deducted,
    rewarded: a.rewarded + b.rewarded,
    burned: a.burned + b.burned,
    tradedPointUnits: a.tradedPointUnits + b.tradedPointUnits,
    tradedFen: a.tradedFen + b.tradedFen,
  };
}

/** `books/shard:{day}:{k}` */
export interface Shard {
  readonly sealed: boolean;
  /** Share movements by last counted day. */
  readonly buckets: Readonly<Record<Day, bigint>>;
  readonly totals: DayTotals;
}

export const EMPTY_SHARD: Shard = { sealed: false, buckets: {}, totals: NO_TOTALS };

type Texts = Readonly<Record<string, string>>;

interface StateDocument extends Document {
  readonly day: Day;
  readonly firstDay: Day;
  readonly epoch: number;
  readonly scale: number;
  readonly acc: string;
  readonly sharePrice: string;
  readonly carry: string;
  readonly svDust: string;
  readonly svConverted: string;
  readonly buckets: Texts;
  readonly issued: number;
  readonly burned: number;
  readonly price: number;
  readonly recentAllowances: readonly number[];
  readonly policyVersion: string;
}
interface ShardDocument extends Document {
  readonly sealed: boolean;
  readonly buckets: Texts;
  readonly totals: DayTotals;
}
interface EndDocument extends Document {
  readonly day: Day;
  readonly epoch: number;
  readonly scale: number;
  readonly acc: string;
  readonly sharePrice: string;
}
export type BookDocument = StateDocument | ShardDocument | EndDocument;

/** `days/{day}`: immutable, never deleted, public (rules.md §13). */
export interface DayDocument extends EndDocument {
  readonly price: Price;
  readonly nextPrice: Price;
  readonly priceInputs: Readonly<Record<string, string | number>>;
  readonly countedSvUnits: number;
  readonly countedShares: string;
  readonly released: PointUnits;
  readonly totals: DayTotals;
  readonly issuedTotal: PointUnits;
  readonly burnedTotal: PointUnits;
  readonly carry: string;
  readonly policyVersion: string;
}
export interface PolicyDocument extends Document {
  readonly policy: Policy;
  readonly effectiveFrom: Day;
  /** Of two for the same day the later one counts. */
  readonly adoptedAt: Instant;
}

export const books = collection<BookDocument>('books');
export const days = collection<DayDocument>('days', ['day']);
export const journal = collection<Entry>(
  'journal',
  ['day', '_id'],
  ['cause', 'at', '_id'],
  ['legs.account', 'day'],
  ['legs.account', 'at', '_id'],
  ['legs.account', '_id'],
);
export const policies = collection<PolicyDocument>('policies', ['effectiveFrom', 'adoptedAt']);

export const STATE_ID = 'state';
export const shardId = (day: Day, shard: number): string => `shard:${day}:${shard}`;
/** The end of an epoch, kept apart so that a holder finds it without searching the days. */
export const epochId = (epoch: number): string => `epoch:${epoch}`;

function toTexts(values: Readonly<Record<Day, bigint>>): Texts {
  return Object.fromEntries(Object.entries(values).map(([day, value]) => [day, value.toString()]));
}
function toBigInts(texts: Texts): Record<Day, bigint> {
  return Object.fromEntries(Object.entries(texts).map(([day, text]) => [day, BigInt(text)]));
}

export function stateToDocument(state: State): BookDocument {
  const { pool, ...plain } = state;
  return {
    _id: STATE_ID,
    ...plain,
    epoch: pool.epoch,
    scale: pool.scale,
    acc: pool.acc.toString(),
    sharePrice: pool.sharePrice.toString(),
    carry: pool.carry.toString(),
    svDust: pool.svDust.toString(),
    svConverted: pool.svConverted.toString(),
    buckets: toTexts(pool.buckets),
  };
}

export function stateFromDocument(document: BookDocument): State {
  const d = document as StateDocument;
  const pool: Pool = {
    epoch: d.epoch,
    scale: d.scale,
    acc: BigInt(d.acc),
    sharePrice: BigInt(d.sharePrice),
    carry: BigInt(d.carry),
    svDust: BigInt(d.svDust),
    svConverted: BigInt(d.svConverted),
    buckets: toBigInts(d.buckets),
  };
  const { day, firstDay, issued, burned, price, recentAllowances, policyVersion } = d;
  return { day, firstDay, pool, issued, burned, price, recentAllowances, policyVersion };
}

export function shardToDocument(id: string, shard: Shard): BookDocument {
  return { _id: id, sealed: shard.sealed, buckets: toTexts(shard.buckets), totals: shard.totals };
}

export function shardFromDocument(document: BookDocument | undefined): Shard {
  if (document === undefined) return EMPTY_SHARD;
  const d = document as ShardDocument;
  // A shard from before the market has no trades.
  return { sealed: d.sealed, buckets: toBigInts(d.buckets), totals: { ...NO_TOTALS, ...d.totals } };
}

export function endToDocument(id: string, end: PoolEnd): EndDocument {
  const { day, epoch, scale } = end;
  return { _id: id, day, epoch, scale, acc: end.acc.toString(), sharePrice: end.sharePrice.toString() };
}

export function endFromDocument(document: Document): PoolEnd {
  const d = document as EndDocument;
  return {
    day: d.day,
    epoch: d.epoch,
    scale: d.scale,
    acc: BigInt(d.acc),
    sharePrice: BigInt(d.sharePrice),
  };
}
