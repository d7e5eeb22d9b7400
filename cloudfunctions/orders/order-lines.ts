/** Pricing a line: what it costs and what the merchant gives up of it (rules.md §2). */
import { prorate } from '../units/shares';
import { allowanceOf, type BasisPoints, type Fen } from '../units/amounts';
import type { OrderLine, ShownProduct } from './documents';

/** What a line is of. */
export interface Sold {
  readonly skuId: string;
  readonly title: string;
  readonly shown?: ShownProduct;
}

/** A line of `quantity` at `unitPriceFen`, less its part of a coupon and of what points cover. */
export function orderLine(
  { skuId, title, shown }: Sold,
  unitPriceFen: Fen,
  quantity: number,
  allowanceRateBp: BasisPoints,
  reductionFen: Fen = 0,
  pointsFen: Fen = 0,
): OrderLine {
  const amountFen = unitPriceFen * quantity - reductionFen - pointsFen;
  const allowanceFen = allowanceOf(amountFen, allowanceRateBp);
  return {
    ...{ skuId, title, quantity, unitPriceFen, reductionFen, amountFen, allowanceRateBp, allowanceFen },
    ...(shown !== undefined && { shown }),
    ...(pointsFen > 0 && { pointsFen }),
  };
}

/** Takes a coupon off the lines that it counts for, in proportion to what they cost (§10: largest remainder). */
export function reduced(
  lines: readonly OrderLine[],
  counts: (skuId: string) => boolean,
  reductionFen: Fen,
): OrderLine[] {
  const weights = lines.map((line) => (counts(line.skuId) ? line.unitPriceFen * line.quantity : 0));
  const parts = prorate(reductionFen, weights);
  return lines.map((line, i) =>
    orderLine(line, line.unitPriceFen, line.quantity, line.allowanceRateBp, parts[i] ?? 0),
  );
}
