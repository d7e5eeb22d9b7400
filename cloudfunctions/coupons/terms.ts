/** What a coupon takes off. Pure. */
import { mulDivFloor, BASIS_POINTS, type Fen } from '../units/amounts';
import type { CouponTerms } from './documents';

/**
 * The reduction of goods that cost `eligibleFen`; 0 below the threshold. At least 1 fen is left to
 * pay, because WeChat Pay takes no payment of nothing.
 */
export function reductionOf(terms: CouponTerms, eligibleFen: Fen): Fen {
  if (eligibleFen < terms.thresholdFen || eligibleFen === 0) return 0;
  const byRate = Math.min(mulDivFloor(eligibleFen, terms.offRateBp, BASIS_POINTS), terms.maxOffFen);
  return Math.min(terms.offFen + byRate, eligibleFen - 1);
}
