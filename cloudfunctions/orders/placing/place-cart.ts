/** From a cart to orders under one payment (rules.md §10). */
import { PriceChanged } from '../../catalog/stock';
import type { BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { retry } from '../../platform/retry';
import { Refusal } from '../../platform/refusal';
import { createOrders, placedBefore, type Placed } from './create';
import type { PointsAgreed } from './pay-partly';
import { priceCart, type Cart } from './price-cart';

export interface CartRequest extends Cart {
  readonly requestId: string;
  readonly points?: PointsAgreed;
}

const PRICINGS = { attempts: 5, firstDelayMs: 5, longestDelayMs: 100 };

/** Places the cart at the prices of this moment, or answers what the same request placed before. */
export function placeCart(house: BooksHouse, request: CartRequest): Promise<Placed> {
  const { requestId, points, ...cart } = request;
  const input = points === undefined ? cart : { ...cart, pointUnits: points.units };
  const paymentId = idOf('cart', cart.memberId, requestId);
  const again = (error: unknown): boolean => error instanceof PriceChanged;
  return retry(PRICINGS, house.waiting, again, async () => {
    try {
      const drafts = await priceCart(house, cart, paymentId);
      return await createOrders(house, {
        paymentId,
        memberId: cart.memberId,
        input,
        takesStock: true,
        drafts,
        ...(points !== undefined && { points }),
      });
    } catch (error) {
      // What it took at first, a coupon for instance, is not there for the same request again.
      const before = error instanceof Refusal ? await placedBefore(house, paymentId, input) : null;
      if (before === null) throw error;
      return before;
    }
  });
}
