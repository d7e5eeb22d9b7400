/** A reward that waits until the person's name is verified (rules.md §5). */
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

export interface HeldLeg extends Document {
  readonly memberId: string;
  readonly orderId: string;
  readonly asset: 'SV' | 'POINTS';
  /** What still waits, less what refunds took back. */
  readonly units: number;
  readonly why: string;
  readonly state: 'held' | 'released' | 'lapsed';
  readonly heldAt: Instant;
  /** The last day on which a verification still brings it. */
  readonly lapsesAfter: Day;
}

export const heldLegs = collection<HeldLeg>(
  'heldLegs',
  ['memberId', 'state'],
  ['orderId'],
  ['state', 'lapsesAfter'],
);
