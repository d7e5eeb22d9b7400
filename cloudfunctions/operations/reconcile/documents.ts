/** What the nightly reconciliation keeps: how far it is, sums of its own, and what does not fit. */
import { collection, type Document } from '../../platform/database';
import type { Day, Instant } from '../../units/days';

/**
 * waiting: a posting that began before the close may still be on its way · entries: adding up · holders: comparing
 * those that moved · done.
 */
export type RunPhase = 'waiting' | 'entries' | 'holders' | 'done';

/** One a day; the id is the closed day. */
export interface Reconciliation extends Document {
  readonly phase: RunPhase;
  /** The last entry or holder that is in. */
  readonly through: string;
  readonly begunAt: Instant;
  readonly doneAt: Instant | null;
  readonly entries: number;
  readonly legs: number;
  readonly holders: number;
  readonly differences: number;
}

/** All legs of a holder (or of `mall`) through a day, added up from the journal and from nothing else. */
export interface AccountSums extends Document {
  /** The last day with legs of it. */
  readonly day: Day;
  /** By account. */
  readonly sums: Readonly<Record<string, number>>;
}

/** The rolling full pass: everybody from the first entry, so many a night. One document. */
export interface FullPass extends Document {
  /** The last one that is through. */
  readonly through: string;
  /** Whose legs are being added up; null between two. */
  readonly current: FullPassOfOne | null;
  /** How often everybody was through. */
  readonly rounds: number;
  /** The day on which everybody was through last; null before the first time. */
  readonly endedOn: Day | null;
  readonly checked: number;
  readonly at: Instant;
}
/** A long history takes several pages; both sides are those of `asOf`, so nothing that moves meanwhile matters. */
export interface FullPassOfOne {
  readonly id: string;
  readonly asOf: Day;
  readonly after: string;
  readonly sums: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number>>;
}
export const FULL_PASS = 'fullPass';

export type DifferenceState = 'open' | 'working' | 'settled';

/**
 * legs: an entry whose legs do not sum to zero · balance: a stored balance is not the sum of its legs · sums: the sums kept
 * from night to night are not those from the first entry · day: a total of a closed day · bill: WeChat's bill.
 */
export type BookDifferenceKind = 'legs' | 'balance' | 'sums' | 'day' | 'bill';

export interface DifferenceStep {
  readonly state: DifferenceState;
  readonly at: Instant;
  /** null: the mall itself. */
  readonly byId: string | null;
  readonly reason: string;
}

/** The id is made of day, kind and what it is about, so that the same difference is one item. */
export interface BookDifference extends Document {
  readonly day: Day;
  readonly kind: BookDifferenceKind;
  /** The account, entry, day or bill difference. */
  readonly about: string;
  readonly found: string;
  readonly expected: string;
  readonly state: DifferenceState;
  readonly foundAt: Instant;
  /** Newest last. */
  readonly steps: readonly DifferenceStep[];
}

export const reconciliations = collection<Reconciliation>('reconciliations', ['phase']);
export const accountSums = collection<AccountSums>('accountSums', ['day', '_id']);
export const fullPasses = collection<FullPass>('fullPasses');
export const bookDifferences = collection<BookDifference>(
  'bookDifferences',
  ['state', 'foundAt', '_id'],
  ['day', 'state'],
);
