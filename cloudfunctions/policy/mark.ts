/** A rule that a policy is asked about, and the words for its numbers. Pure. */
import { formatUnits } from '../units/decimals';
import type { Policy } from './policy';

export type MarkLevel = 'never' | 'mark';

export interface MarkRow {
  readonly rule: string;
  readonly level: MarkLevel;
  readonly title: string;
  /** What is so, with its numbers; null where it is not. */
  readonly trips: (policy: Policy, around: Around) => string | null;
}

/** What a running mall adds. */
export interface Around {
  /** 0.0001 yuan a point; null before the first day. */
  readonly price: number | null;
}

export const yuan = (fen: number): string => `¥${formatUnits(fen, 2)}`;
export const percent = (bp: number): string => `${formatUnits(bp, 2)}%`;
export const priceText = (price: number): string => `¥${formatUnits(price, 4)}`;
export const says = (isSo: boolean, text: string): string | null => (isSo ? text : null);

/** What the cautious profile lets a day convert (§4). */
export const STRICT_CAP_BP = 500;
