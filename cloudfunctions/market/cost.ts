/** What fills cost, to the fen, so that nobody gains by splitting an order (docs/market.md). Pure. */
import {
  mulDivCeil,
  mulDivFloor,
  POINT_UNITS_PER_POINT,
  type Fen,
  type PointUnits,
  type Price,
} from '../units/amounts';

/** Hundredths of a fen; exact, because orders are of whole points and a price is 0.01 fen a point. */
function exactCost(units: PointUnits, price: Price): number {
  return mulDivFloor(units, price, POINT_UNITS_PER_POINT);
}

export const fenOf = (hundredths: number): Fen => mulDivCeil(hundredths, 1, 100);

/** The most that an order can cost: what is frozen for it. */
export function mostFen(units: PointUnits, price: Price): Fen {
  return fenOf(exactCost(units, price));
}

/**
 * What one more fill costs the buyer: all fills of its order together are rounded up once. A point costs a fen
 * at the least price there is, so no fill is free.
 */
export function fillCost(before: number, units: PointUnits, price: Price): { hundredths: number; fen: Fen } {
  const hundredths = before + exactCost(units, price);
  return { hundredths, fen: fenOf(hundredths) - fenOf(before) };
}
