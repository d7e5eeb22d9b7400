/** What a stock of points still covers (rules.md §10). Pure. */
import {
  allowanceOf,
  BASIS_POINTS,
  mulDivCeil,
  mulDivFloor,
  POINT_UNITS_PER_POINT,
  pointsForAllowance,
  SV_UNITS_PER_FEN,
  type BasisPoints,
  type Fen,
  type PointUnits,
  type Price,
} from '../../units/amounts';

/** Below it a store is said to take no bills now: nobody at a counter pays less. */
const LEAST_BILL_FEN = 100;

/** Whether these points cover a bill. */
export function covers(available: PointUnits, billFen: Fen, rateBp: BasisPoints, price: Price): boolean {
  return pointsForAllowance(allowanceOf(billFen, rateBp), price) <= available;
}

/** The largest bill at this rate and price whose points are there, `mostFen` at most; 0: not worth typing one. */
export function largestBillFen(available: PointUnits, rateBp: BasisPoints, price: Price, mostFen: Fen): Fen {
  if (covers(available, mostFen, rateBp, price)) return mostFen;
  if (available < 0) return 0;
  const allowanceFen = mulDivFloor(available, price, SV_UNITS_PER_FEN * POINT_UNITS_PER_POINT);
  // The last one whose allowance is still floored to that.
  const largest = mulDivCeil(allowanceFen + 1, BASIS_POINTS, rateBp) - 1;
  return largest < LEAST_BILL_FEN ? 0 : largest;
}
