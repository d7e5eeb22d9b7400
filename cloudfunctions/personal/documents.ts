/** Who asked to be taken out of the mall, and how far the keeping periods have been gone through. */
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { Obstacle } from './leaving/obstacles';

/** waiting → erasing → erased; a waiting one can be cancelled, and asked again. */
export type LeavingState = 'waiting' | 'erasing' | 'erased' | 'cancelled';

/** The latest wish of a member, whose id it has. */
export interface Leaving extends Document {
  readonly state: LeavingState;
  readonly askedAt: Instant;
  /** When the timer goes on with it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  /** The person said expressly that points and SV may be lost. */
  readonly givesUp: boolean;
  /** What kept it from happening the last time that it was due. */
  readonly putOffBy: readonly Obstacle[];
  /** How far erasing has come: a row of `kept/rows.ts`, and behind which id. */
  readonly row: string | null;
  readonly after: string;
  /** Picture files of emptied documents that are still to be deleted; absent on older ones. */
  readonly files?: readonly string[];
  /** Documents that were emptied. */
  readonly erased: number;
  readonly endedAt: Instant | null;
}

/** One a keeping period; the id is the period's. */
export interface RetentionRound extends Document {
  readonly startedAt: Instant;
  /** Documents up to this id are done; null: the round is over. */
  readonly after: string | null;
  /** Picture files of emptied documents that are still to be deleted; absent on older ones. */
  readonly files?: readonly string[];
  /** Of all rounds together. */
  readonly erased: number;
}

export const leavings = collection<Leaving>('leavings', ['dueAt'], ['state', 'askedAt', '_id']);
export const retentionRounds = collection<RetentionRound>('retentionRounds');
