/** A code that a clerk shows, with an amount. */
import type { Fen } from '../../units/amounts';
import type { Instant } from '../../units/days';
import { collection, type Document } from '../../platform/database';

/** taken: somebody is paying it, or has. */
export type BillCodeState = 'open' | 'taken' | 'cancelled';

/** A clerk's code with an amount (收款码); the id is that of its scene, and its payment's follows from it. */
export interface BillCode extends Document {
  readonly merchantId: string;
  readonly storeId: string;
  readonly madeBy: string;
  readonly amountFen: Fen;
  /** What the bill is for, as the clerk wrote it; may be empty. */
  readonly note: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly state: BillCodeState;
  /** The customer who took it. */
  readonly takenBy: string | null;
}

export const billCodes = collection<BillCode>('billCodes');
