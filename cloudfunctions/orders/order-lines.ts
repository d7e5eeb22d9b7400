/** Pricing a line: what it costs and what the merchant gives up of it (rules.md §2). */
import { allowanceOf, type BasisPoints, type Fen } from '../units/amounts';
import type { OrderLine } from './documents';

/** A line of `quantity` at `unitPriceFen`, without a coupon. */
export function orderLine(
  sku: { readonly skuId: string; readonly title: string },
  unitPriceFen: Fen,
  quantity: number,
  allowanceRateBp: BasisPoints,
): OrderLine {
  const amountFen = unitPriceFen * quantity;
  const allowanceFen = allowanceOf(amountFen, allowanceRateBp);
  return { ...sku, quantity, unitPriceFen, amountFen, allowanceRateBp, allowanceFen };
}
