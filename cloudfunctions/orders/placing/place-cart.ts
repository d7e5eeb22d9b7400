/** From a cart to orders under one payment (rules.md §10). */
import type { BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { createOrders, type Placed } from './create';
import type { PointsAgreed } from './pay-partly';
import { placedOnce } from './placed-once';
import { priceCart, type Cart } from './price-cart';

export interface CartRequest extends Cart {
  readonly requestId: string;
  readonly points?: PointsAgreed;
}

/** Places the cart at the prices of this moment, or answers what the same request placed before. */
export function placeCart(house: BooksHouse, request: CartRequest): Promise<Placed> {
  const { requestId, points, ...cart } = request;
  const input = points === undefined ? cart : { ...cart, pointUnits: points.units };
  const paymentId = idOf('cart', cart.memberId, requestId);
  return placedOnce(house, { paymentId, input }, async () =>
    createOrders(house, {
      paymentId,
      memberId: cart.memberId,
      input,
      takesStock: true,
      drafts: await priceCart(house, cart, paymentId),
      ...(points !== undefined && { points }),
    }),
  );
}
