/** Region partners: one a city unit, their applications and their terms (rules.md §8). */
import type { ApplicationState } from '../accounts/application-states';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

/** The id is the city unit. */
export interface Partner extends Document {
  readonly memberId: string;
  readonly since: Instant;
  /** Last day of the term; null has none (a replay's partners). */
  readonly lastDay: Day | null;
  /** It applied with its region pack and is partner as long as it holds that. */
  readonly needsPack: boolean;
}

/** The latest application of a member, whose id it has: one city a person. */
export interface PartnerApplication extends Document {
  readonly city: string;
  readonly state: ApplicationState;
  readonly appliedAt: Instant;
  readonly decidedAt: Instant | null;
  readonly decidedBy: string | null;
  /** Why it was refused. */
  readonly answer: string | null;
}

/** A term as it was given; never changes. */
export interface PartnerTerm extends Document {
  readonly city: string;
  readonly memberId: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly decidedBy: string;
}

export const partners = collection<Partner>('partners', ['memberId']);
export const partnerApplications = collection<PartnerApplication>('partnerApplications', [
  'state',
  'appliedAt',
]);
export const partnerTerms = collection<PartnerTerm>('partnerTerms', ['memberId'], ['city']);
