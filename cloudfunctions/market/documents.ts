/** The market of points: orders, fills, the cash of its parties, a halt (rules.md §12, docs/market.md). */
import type { Fen, PointUnits, Price } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import type { HolderId } from '../ledger/accounts';
import { collection, type Document } from '../platform/database';

/** sell: a member's 挂卖 · buy: a merchant's 求购 */
export type Side = 'sell' | 'buy';
export type MarketOrderState = 'open' | 'filled' | 'cancelled' | 'expired';

/** Good for the business day on which it was placed. */
export interface MarketOrder extends Document {
  readonly side: Side;
  readonly holder: HolderId;
  readonly day: Day;
  /** A seller's least, a buyer's most. */
  readonly price: Price;
  /** Whole points. */
  readonly units: PointUnits;
  /** Neither filled nor given back; a refund may have taken some, so that this is not `units` less `filled`. */
  readonly left: PointUnits;
  readonly filled: PointUnits;
  readonly state: MarketOrderState;
  /** Why it ended otherwise than filled or cancelled by its owner; null else. */
  readonly endedBecause: 'close' | 'debt' | 'taken' | 'merchantClosed' | null;
  /** Ascending, the best first: a seller's price, a buyer's price below zero. */
  readonly rank: number;
  readonly placedAt: Instant;
  /** What its fills cost, in 0.01 fen; of a buyer the fen that were paid are this, rounded up. */
  readonly costHundredths: number;
  /** Of a buyer: cash that is still frozen for it. */
  readonly frozenFen: Fen;
}

/** Why a fill says nothing about the price (rules.md §11). */
export type Relation = 'owner' | 'staff' | 'referrer';

/** One purchase; never changes. The id is made of both orders, which meet once. */
export interface Fill extends Document {
  readonly day: Day;
  readonly at: Instant;
  readonly price: Price;
  readonly pointUnits: PointUnits;
  /** What the merchant paid. */
  readonly fen: Fen;
  /** Of it the mall's; the rest is the seller's. */
  readonly feeFen: Fen;
  /** From this day on the seller may withdraw what it got. */
  readonly freeOn: Day;
  readonly seller: HolderId;
  readonly merchant: HolderId;
  /** Whose merchant it is: several of one person are one party to the price. */
  readonly buyingParty: string;
  readonly sellOrderId: string;
  readonly buyOrderId: string;
  readonly relation: Relation | null;
  readonly countsForPrice: boolean;
}

/** Cash of a fill that waits until it may be withdrawn. */
export interface CashLot {
  /** From this day on it is free. */
  readonly freeOn: Day;
  readonly fen: Fen;
}

/** A member's wallet or a merchant's fund; the id is the holder's. None of it is the platform's income. */
export interface CashAccount extends Document {
  readonly freeFen: Fen;
  readonly lots: readonly CashLot[];
  /** Of open buy orders. */
  readonly frozenFen: Fen;
  /** On its way out to WeChat (cashier/). */
  readonly underwayFen: Fen;
  /** Counts the writes, so that every touch is a change. */
  readonly version: number;
}

/** `halt`: one document, since trading stands still as a whole or not at all. */
export interface Halt extends Document {
  readonly isHalted: boolean;
  /** Shown to everybody. */
  readonly reason: string;
  readonly byId: string;
  readonly at: Instant;
}

export const HALT_ID = 'halt';

export const marketOrders = collection<MarketOrder>(
  'marketOrders',
  ['state', 'day', 'side', 'rank', 'placedAt', '_id'],
  ['holder', 'placedAt', '_id'],
  ['holder', 'state'],
);
export const fills = collection<Fill>(
  'fills',
  ['day', 'countsForPrice', '_id'],
  ['day', 'at', '_id'],
  ['seller', 'at', '_id'],
  ['merchant', 'at', '_id'],
  ['sellOrderId', 'at', '_id'],
  ['buyOrderId', 'at', '_id'],
);
export const cashAccounts = collection<CashAccount>('cashAccounts');
export const halts = collection<Halt>('halts');
