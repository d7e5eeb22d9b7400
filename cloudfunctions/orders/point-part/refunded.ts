/** What of a settlement's points goes back when it is refunded. Pure. */
import type { Fen, PointUnits } from '../../units/amounts';
import { cumulativeStep } from '../../units/shares';
import type { Settlement } from '../documents';

/** Up to `refundedFen` of it, from where it stands. */
export function pointsRefunded(
  { pointUnits = 0, refundedFen: before, amountFen }: Settlement,
  refundedFen: Fen,
): PointUnits {
  return cumulativeStep(pointUnits, before, refundedFen, amountFen);
}
