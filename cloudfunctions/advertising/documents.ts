/** 广告位: what runs on a page of the mall for a time, given away by an operator or sold to a merchant. */
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { SlotPlace, SlotTarget } from './places';
import type { SaleState } from './states';

/** What an operator asks of a merchant for a slot. It never changes: who wants other terms takes it back. */
export interface SlotOffer {
  readonly merchantId: string;
  readonly priceFen: Fen;
  /** Nobody pays for it afterwards; not later than its start. */
  readonly payUntil: Instant;
}

export interface SlotSale extends SlotOffer {
  readonly state: SaleState;
  readonly offeredAt: Instant;
  /** The latest payment that was begun for it; one at a time can be paid. */
  readonly paymentId: string | null;
  /** By which it was paid. */
  readonly orderId: string | null;
  readonly paidAt: Instant | null;
  /** When it was taken back, lapsed or was withdrawn. */
  readonly endedAt: Instant | null;
  readonly refundedFen: Fen;
  /** When the timer looks whether it lapses; null when it cannot any more. */
  readonly dueAt: Instant | null;
}

export interface Slot extends Document {
  readonly place: SlotPlace;
  readonly picture: string;
  readonly title: string;
  /** null: it only shows something. */
  readonly target: SlotTarget | null;
  /** Runs from then on … */
  readonly from: Instant;
  /** … until just before then. */
  readonly to: Instant;
  /** Lower ones stand first. */
  readonly order: number;
  /** Absent where nobody pays for it: then it runs without more ado. */
  readonly sale?: SlotSale;
}

export const slots = collection<Slot>('slots', ['place', 'to'], ['sale.merchantId', 'to'], ['sale.dueAt']);

/** What is promised of a place, one document a place: whoever promises more of it meets the others here. */
export interface SlotPlan extends Document {
  readonly promised: readonly Promised[];
}

/** An offer that may still be paid, or a slot that was. */
export interface Promised {
  readonly slotId: string;
  readonly from: Instant;
  readonly to: Instant;
}

export const slotPlans = collection<SlotPlan>('slotPlans');

/** One of the shards in which a slot's views are counted: `{slot}:{shard}`. */
export interface SlotViews extends Document {
  readonly views: number;
  /** The latest requests that were counted, newest first: a repeated one is known. */
  readonly recent: readonly string[];
}

export const slotViews = collection<SlotViews>('slotViews');
