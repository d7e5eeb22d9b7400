/** What protects a member's two accounts of points: the pay password, the key, and what it has signed (rules.md §12). */
import type { PointUnits } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import { idOf } from '../platform/ids';

/** Parameters of scrypt, kept with each hash so that a policy may raise them. */
export interface HashParameters {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

export interface PasswordHash {
  readonly parameters: HashParameters;
  /** Hex, 16 random bytes; a new one with each password. */
  readonly salt: string;
  /** Hex, 32 bytes. */
  readonly hash: string;
}

/** One a member, whose id it has. */
export interface PayPassword extends Document {
  /** null: an operator cleared it after an identity check, and a new one may be set. */
  readonly secret: PasswordHash | null;
  /** The request that set it, which may come again; null or absent: it is not known. */
  readonly setBy?: string | null;
  readonly setAt: Instant;
  /** Wrong ones in a row. */
  readonly wrong: number;
  readonly lockedUntil: Instant;
  /** All attempts: every one changes the document, so that attempts at once meet each other. */
  readonly tries: number;
  readonly clearedBy: string | null;
}

/** A new key that does not count yet. */
export interface NextKey {
  readonly publicKey: string;
  readonly askedAt: Instant;
  /** The identity check by an operator, from which the wait runs; null: it has not been. */
  readonly checked: { readonly at: Instant; readonly byId: string; readonly effectiveAt: Instant } | null;
}

/** The key of a member's originalAccount; the id is the member's. */
export interface PointKey extends Document {
  /** Ed25519, 32 bytes in hex. */
  readonly publicKey: string;
  /** Of the last move that it signed; a new key goes on counting. */
  readonly sequence: number;
  readonly since: Instant;
  readonly next: NextKey | null;
  /** Who stopped the last change, and why. */
  readonly stopped: {
    readonly at: Instant;
    readonly byId: string;
    readonly reason: string;
    /** The key that does not come; absent on documents that are older than this field. */
    readonly publicKey?: string;
  } | null;
}

/** transfer: to another member · custody: to the own custodialAccount */
export type MoveKind = 'transfer' | 'custody';

/** A move out of an originalAccount as it was signed. The id: `signedMoveId`. */
export interface SignedMove extends Document {
  readonly memberId: string;
  readonly requestId: string;
  readonly kind: MoveKind;
  /** An address, or `custodial`. */
  readonly to: string;
  readonly units: PointUnits;
  readonly sequence: number;
  readonly expiry: Instant;
  readonly publicKey: string;
  readonly signature: string;
  readonly at: Instant;
  readonly day: Day;
}

export const signedMoveId = (memberId: string, sequence: number): string => `${memberId}:${sequence}`;

export const payPasswords = collection<PayPassword>('payPasswords', ['lockedUntil', '_id']);
export const pointKeys = collection<PointKey>('pointKeys', ['next.askedAt']);
export const signedMoves = collection<SignedMove>('signedMoves', ['memberId', 'at']);

/** custodial → original. The id: `moveOutId`. */
export interface MoveOut extends Document {
  readonly memberId: string;
  /** What left the custodialAccount, what burned of it included. */
  readonly units: PointUnits;
  readonly burned: PointUnits;
  readonly at: Instant;
}

export const moveOutId = (memberId: string, requestId: string): string =>
  `out-${idOf('move-out', memberId, requestId)}`;

export const moveOuts = collection<MoveOut>('moveOuts', ['memberId', '_id']);
