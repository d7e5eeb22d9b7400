/** 广告位: what an operator shows on a page for a time. */
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { SlotPlace, SlotTarget } from './places';

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
}

export const slots = collection<Slot>('slots', ['place', 'to']);

/** One of the shards in which a slot's views are counted: `{slot}:{shard}`. */
export interface SlotViews extends Document {
  readonly views: number;
  /** The latest requests that were counted, newest first: a repeated one is known. */
  readonly recent: readonly string[];
}

export const slotViews = collection<SlotViews>('slotViews');
