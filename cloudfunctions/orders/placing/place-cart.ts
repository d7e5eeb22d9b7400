/** From a cart to orders: priced by the server from product ids alone (rules.md §10). */
import { loadSkus, PriceChanged, skuOf, type Quantity } from '../../catalog/stock';
import type { Sku } from '../../catalog/documents';
import type { BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { retry } from '../../platform/retry';
import { createOrders, type OrderDraft, type Placed } from './create';
import { orderLine } from '../order-lines';

export interface Cart {
  readonly requestId: string;
  readonly memberId: string;
  readonly lines: readonly Quantity[];
  /** Where it is delivered to; a service's city is chosen by the buyer as well. */
  readonly city: string;
}

const PRICINGS = { attempts: 5, firstDelayMs: 5, longestDelayMs: 100 };

/**
 * One payment over one order a merchant and way of fulfilment: goods together, medical goods
 * apart (other rewards), every service for itself (it settles use by use).
 */
export function placeCart(house: BooksHouse, cart: Cart): Promise<Placed> {
  const paymentId = idOf('cart', cart.memberId, cart.requestId);
  const again = (error: unknown): boolean => error instanceof PriceChanged;
  return retry(PRICINGS, house.waiting, again, async () => {
    const skus = await loadSkus(
      house.database,
      cart.lines.map((line) => line.skuId),
    );
    return createOrders(house, {
      paymentId,
      memberId: cart.memberId,
      input: { lines: cart.lines, city: cart.city },
      takesStock: true,
      drafts: draftsOf(cart, skus, paymentId),
    });
  });
}

function draftsOf(cart: Cart, skus: ReadonlyMap<string, Sku>, paymentId: string): OrderDraft[] {
  const groups = new Map<string, { readonly sku: Sku; readonly quantity: number }[]>();
  for (const { skuId, quantity } of cart.lines) {
    const sku = skuOf(skus, skuId);
    const way = sku.kind === 'service' ? skuId : sku.isMedical ? 'medical goods' : 'goods';
    const key = `${sku.merchantId}\n${way}`;
    groups.set(key, [...(groups.get(key) ?? []), { sku, quantity }]);
  }
  return [...groups.values()].map((lines, i) => draftOf(cart, lines, `${paymentId}-${i + 1}`));
}

function draftOf(
  cart: Cart,
  lines: readonly { readonly sku: Sku; readonly quantity: number }[],
  orderId: string,
): OrderDraft {
  const first = lines[0]?.sku;
  if (first === undefined) throw new Error('an order has at least one line');
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  return {
    orderId,
    merchantId: first.merchantId,
    storeId: null,
    kind: first.kind,
    pack: null,
    city: cart.city,
    lines: lines.map(({ sku, quantity: wanted }) =>
      orderLine({ skuId: sku._id, title: sku.title }, sku.priceFen, wanted, sku.allowanceRateBp),
    ),
    freightFen: 0,
    uses: first.kind === 'service' ? first.uses * quantity : 1,
    medical: first.isMedical,
  };
}
