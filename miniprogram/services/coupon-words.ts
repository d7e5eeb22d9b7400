/** What a coupon gives, in words. */
import type { DataOf } from './api';
import { yuanText } from './amounts';

export type Terms = DataOf<'member', 'coupons'>[number]['terms'];

/** Basis points of a tenth of the price: 8 折 leaves 8 of them. */
const FOLD_BP = 1_000;
const WHOLE_BP = 10_000;

/** "减 ¥20.00" or "8.5 折，最多减 ¥50.00" */
export function giftText({ offFen, offRateBp, maxOffFen }: Terms): string {
  if (offRateBp === 0) return `减 ${yuanText(offFen)}`;
  const leftBp = WHOLE_BP - offRateBp;
  const fold = `${Math.floor(leftBp / FOLD_BP)}.${String(leftBp % FOLD_BP).padStart(3, '0')}`;
  return `${fold.replace(/\.?0+$/, '')} 折，最多减 ${yuanText(maxOffFen)}`;
}

/** From which sum on it counts. */
export function thresholdText({ thresholdFen }: Terms): string {
  return thresholdFen === 0 ? '无门槛' : `满 ${yuanText(thresholdFen)} 可用`;
}
