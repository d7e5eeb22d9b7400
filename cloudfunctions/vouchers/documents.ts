/** What is kept of vouchers beside their orders: the codes that were shown, and who redeemed which use where. */
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { ShownCode } from './codes';
import type { Tries } from './tries';

/**
 * The codes of one voucher, or of one member. Codes are documents, not signed texts: twelve digits can be
 * typed, there is no secret to keep, and the transaction that uses one up is the one that redeems.
 */
export interface CodeBook extends Document {
  readonly kind: 'voucher' | 'member';
  readonly memberId: string;
  /** Of a voucher. */
  readonly orderId: string | null;
  readonly merchantId: string | null;
  readonly codes: readonly ShownCode[];
  /** Those of `codes`, to be found by. */
  readonly digits: readonly string[];
}

export const voucherBook = (orderId: string): string => `voucher:${orderId}`;
export const memberBook = (memberId: string): string => `member:${memberId}`;

/** One a person of the staff; the id is the member's. */
export interface CodeTries extends Document, Tries {}

/** One use, redeemed once; undone and redeemed again it is another document. */
export interface Redemption extends Document {
  readonly orderId: string;
  readonly use: number;
  readonly round: number;
  readonly memberId: string;
  readonly merchantId: string;
  readonly storeId: string;
  /** Who confirmed it. */
  readonly staffId: string;
  /** Who did the treatment, where it was said. */
  readonly beauticianId: string | null;
  readonly title: string;
  readonly amountFen: Fen;
  readonly at: Instant;
  readonly undone: { readonly at: Instant; readonly byId: string; readonly reason: string } | null;
}

export function redemptionId(orderId: string, use: number, round: number): string {
  return `${orderId}:${use}:${round}`;
}

export const codeBooks = collection<CodeBook>('codeBooks', ['digits']);
export const codeTries = collection<CodeTries>('codeTries', ['total', '_id']);
export const redemptions = collection<Redemption>(
  'redemptions',
  ['orderId'],
  ['merchantId', 'storeId', 'at', '_id'],
);
