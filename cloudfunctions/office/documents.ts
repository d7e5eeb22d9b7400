/** What is kept of the operators: who they are, how they sign in at a computer, what they did. */
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { OperatorRole } from './roles';

/** One a person; the id is the member's. Those of the environment need none. */
export interface Operator extends Document {
  readonly name: string;
  /** Empty: no longer an operator. */
  readonly roles: readonly OperatorRole[];
  readonly since: Instant;
  readonly changedAt: Instant;
}
export const operators = collection<Operator>('operators', ['since']);

/** A computer as the person who signs in there can recognise it. */
export interface Computer {
  /** Its address in the net, as the gateway tells it. */
  readonly address: string;
  /** Browser and system in words. */
  readonly device: string;
}

/**
 * waiting: for a phone · confirmed: the computer may take its session · refused: by the person · taken: once and for
 * all · The id is the scene's of its code.
 */
export interface SignIn extends Document {
  readonly state: 'waiting' | 'confirmed' | 'refused' | 'taken';
  /** Only the computer that began knows the secret. */
  readonly secretHash: string;
  readonly computer: Computer;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
  readonly operatorId: string | null;
  /** Wrong secrets that were tried. */
  readonly wrong: number;
}
export const signIns = collection<SignIn>('consoleSignIns', ['operatorId', 'startedAt']);

/** The id is the hash of what the browser holds. */
export interface Session extends Document {
  readonly operatorId: string;
  readonly computer: Computer;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
  readonly endedAt: Instant | null;
}
export const sessions = collection<Session>('consoleSessions', ['operatorId', 'startedAt']);

/** How often somebody tried something of late; the id says what and who. */
export interface Tries extends Document {
  readonly at: readonly Instant[];
}
export const tries = collection<Tries>('consoleTries');

export type Via = 'phone' | 'console';

/** One document that an act changed: the fields that differ, before and after. */
export interface Change {
  readonly collection: string;
  readonly id: string;
  /** null: there was none. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/** write: changed something · read: saw personal data in clear · denied: a role may not do that */
export type RecordKind = 'write' | 'read' | 'denied';

/** Append-only: nothing changes or deletes one. */
export interface AuditRecord extends Document {
  readonly kind: RecordKind;
  readonly at: Instant;
  readonly day: Day;
  readonly byId: string;
  readonly roles: readonly OperatorRole[];
  readonly via: Via;
  readonly action: string;
  readonly requestId: string;
  /** What the input names and what was changed, to be searched by. */
  readonly targets: readonly string[];
  readonly input: unknown;
  readonly changes: readonly Change[];
}
export const auditLog = collection<AuditRecord>(
  'auditLog',
  ['at'],
  ['byId', 'at'],
  ['action', 'at'],
  ['targets', 'at'],
  ['day', 'at'],
  ['kind', 'at'],
);

/** Expired ones are found by their time and stay as they were. */
export type ProposalState = 'proposed' | 'approved' | 'refused' | 'withdrawn';

/** Something that two people decide: one proposes, another lets it happen (rules.md §14, four eyes). */
export interface Proposal extends Document {
  /** The operators' action that is carried out. */
  readonly action: string;
  readonly input: unknown;
  /** Why, in the proposer's words. */
  readonly reason: string;
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  /** Why it was refused; empty otherwise. */
  readonly answer: string;
  readonly inputHash: string;
}
export const proposals = collection<Proposal>(
  'proposals',
  ['state', 'proposedAt', '_id'],
  ['action', 'proposedAt', '_id'],
);

/**
 * billDifference: WeChat's bill and the books differ · bookDifference: the books differ from themselves · refundStuck · halted: nobody trades.
 */
export const ALARM_KINDS = ['billDifference', 'bookDifference', 'refundStuck', 'halted'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** open: nobody has looked yet · seen: somebody works on it · gone: its cause is no more. The id is the cause's. */
export interface Alarm extends Document {
  readonly kind: AlarmKind;
  readonly state: 'open' | 'seen' | 'gone';
  /** What it is about: an order, a day. */
  readonly about: string;
  readonly text: string;
  readonly openedAt: Instant;
  readonly seenBy: string | null;
  readonly seenAt: Instant | null;
  readonly goneAt: Instant | null;
}
export const alarms = collection<Alarm>('alarms', ['state', 'openedAt', '_id']);

/** A picture that came in at the desk; its id is the file's name, made of its bytes. */
export interface OfficePicture extends Document {
  readonly bytes: number;
  readonly savedAt: Instant;
}
export const officePictures = collection<OfficePicture>('officePictures');
