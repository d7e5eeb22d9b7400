/** One region partner a city unit (rules.md §8). */
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

/** The id is the city unit. */
export interface Partner extends Document {
  readonly memberId: string;
  readonly since: Instant;
}

export const partners = collection<Partner>('partners', ['memberId']);
