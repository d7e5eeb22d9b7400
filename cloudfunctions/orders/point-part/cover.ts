/** How much of orders points cover, and how many points that takes (rules.md §2, §12). Pure. */
import {
  atRate,
  mulDivFloor,
  pointsForAllowance,
  POINT_UNITS_PER_POINT,
  SV_UNITS_PER_FEN,
  type BasisPoints,
  type Fen,
  type PointUnits,
  type Price,
} from '../../units/amounts';
import { prorate } from '../../units/shares';
import type { Policy } from '../../policy/policy';
import type { Merchant } from '../../stores/documents';
import { PLATFORM } from '../../stores/people';
import type { OrderKind, OrderLine, PointPart } from '../documents';
import { orderLine } from '../order-lines';

/** What an order must tell to be covered. */
export interface Coverable {
  readonly merchantId: string;
  readonly kind: OrderKind;
  readonly lines: readonly OrderLine[];
}
export type Covered<O> = O & { readonly pointPart?: PointPart };

export interface CoverTerms {
  readonly shareBpOf: (merchantId: string) => BasisPoints;
  readonly price: Price;
  /** What the buyer has to spend. */
  readonly available: PointUnits;
}

/** The share of its orders that a merchant takes in points: its own word within the policy's. */
export function shareBpOf(merchant: Merchant | undefined, { pointPayments }: Policy): BasisPoints {
  if (merchant === undefined || merchant._id === PLATFORM) return 0;
  return Math.min(merchant.pointsShareBp ?? 0, pointPayments.maxShareBp);
}

/** What so many points are worth: ⌊units × price⌋. */
export function worthOf(units: PointUnits, price: Price): Fen {
  return mulDivFloor(units, price, SV_UNITS_PER_FEN * POINT_UNITS_PER_POINT);
}

/** The points for so much, rounded up: the same as for an allowance. */
export const pointsFor: (fen: Fen, price: Price) => PointUnits = pointsForAllowance;

/** What all of them take and cover. */
export function sumOf(
  covered: readonly { readonly pointPart?: PointPart }[],
): Pick<PointPart, 'units' | 'fen'> {
  const parts = covered.flatMap(({ pointPart }) => pointPart ?? []);
  return {
    units: parts.reduce((sum, part) => sum + part.units, 0),
    fen: parts.reduce((sum, part) => sum + part.fen, 0),
  };
}

/** Each order covered as far as its merchant takes points and there are any, in the order of the orders. */
export function cover<O extends Coverable>(orders: readonly O[], terms: CoverTerms): Covered<O>[] {
  let left = terms.available;
  return orders.map((order) => {
    const fen = Math.min(mostOf(order, terms), worthOf(left, terms.price));
    if (fen === 0) return order;
    const units = pointsFor(fen, terms.price);
    left -= units;
    return { ...order, lines: coverLines(order.lines, fen), pointPart: { units, fen, returned: 0 } };
  });
}

function mostOf({ merchantId, kind, lines }: Coverable, terms: CoverTerms): Fen {
  const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
  if (kind === 'exchange') return amountFen;
  // A pack is bought from the platform, which takes no points for it.
  if (kind === 'pack') return 0;
  return atRate(amountFen, terms.shareBpOf(merchantId));
}

/** Each line's part by largest remainder; what it gives up is counted on what is left. */
function coverLines(lines: readonly OrderLine[], fen: Fen): OrderLine[] {
  const parts = prorate(
    fen,
    lines.map((line) => line.amountFen),
  );
  return lines.map((line, i) =>
    orderLine(line, line.unitPriceFen, line.quantity, line.allowanceRateBp, line.reductionFen, parts[i] ?? 0),
  );
}
