/** A cart as the server prices it, from product ids alone (rules.md §10): the orders it would become. */
import { addressOf } from '../../accounts/addresses';
import type { Product, Sku } from '../../catalog/documents';
import { loadProducts } from '../../catalog/read';
import { isCard } from '../../catalog/card-terms';
import { loadSkus, skuOf, type Quantity } from '../../catalog/stock';
import type { Coupon } from '../../coupons/documents';
import { countsFor, loadCoupons, reductionFor } from '../../coupons/use';
import { cityOf } from '../../partners/cities';
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { storeOf } from '../../stores/merchants';
import type { Handover, OrderLine, ServiceTerms } from '../documents';
import { orderLine, reduced } from '../order-lines';
import type { OrderDraft } from './create';

/** How the customer wants it: sent, fetched at a store, or, where nothing is handed over, only a city. */
export type Delivery =
  | { readonly kind: 'ship'; readonly addressId: string }
  | { readonly kind: 'pickup'; readonly storeId: string }
  | { readonly kind: 'none'; readonly city: string };

export interface Cart {
  readonly memberId: string;
  readonly lines: readonly Quantity[];
  readonly delivery: Delivery;
  /** At most one takes effect on each order. */
  readonly couponIds: readonly string[];
  readonly note: string;
}

interface Destination {
  readonly city: string;
  readonly handover: Handover | null;
  /** A store hands over its own merchant's goods. */
  readonly merchantId: string | null;
}

/**
 * One order a merchant and way of fulfilment: goods together, medical goods apart (other rewards),
 * every service for itself (it settles use by use).
 */
export async function priceCart(house: House, cart: Cart, paymentId: string): Promise<readonly OrderDraft[]> {
  const { memberId } = cart;
  const [skus, destination, coupons] = await Promise.all([
    loadSkus(
      house.database,
      cart.lines.map((line) => line.skuId),
    ),
    destinationOf(house, memberId, cart.delivery),
    loadCoupons(house.database, cart.couponIds),
  ]);
  const services = [...skus.values()].filter((sku) => sku.kind === 'service');
  const products = await loadProducts(
    house.database,
    services.map((sku) => sku.productId),
  );
  const drafts = groupsOf(cart, skus).map((lines, i) =>
    draftOf(cart, destination, lines, products, `${paymentId}-${i + 1}`),
  );
  return cart.couponIds.reduce<readonly OrderDraft[]>(
    (all, id) => withCoupon(all, coupons.get(id) ?? refuse('COUPON_NOT_USABLE'), memberId, house.clock.now()),
    drafts,
  );
}

async function destinationOf(house: House, memberId: string, delivery: Delivery): Promise<Destination> {
  switch (delivery.kind) {
    case 'ship': {
      const address = await addressOf(house.database, memberId, delivery.addressId);
      return { city: cityOf(address), handover: { kind: 'ship', address, parcel: null }, merchantId: null };
    }
    case 'pickup': {
      const { _id: storeId, city, merchantId } = await storeOf(house.database, delivery.storeId);
      return { city: cityOf({ city }), handover: { kind: 'pickup', storeId }, merchantId };
    }
    case 'none':
      return { city: cityOf(delivery), handover: null, merchantId: null };
  }
}

interface Wanted {
  readonly sku: Sku;
  readonly quantity: number;
}

function groupsOf(cart: Cart, skus: ReadonlyMap<string, Sku>): Wanted[][] {
  const groups = new Map<string, Wanted[]>();
  for (const { skuId, quantity } of cart.lines) {
    const sku = skuOf(skus, skuId);
    const way = sku.kind === 'service' ? skuId : sku.isMedical ? 'medical goods' : 'goods';
    const key = `${sku.merchantId}\n${way}`;
    groups.set(key, [...(groups.get(key) ?? []), { sku, quantity }]);
  }
  return [...groups.values()];
}

function draftOf(
  cart: Cart,
  destination: Destination,
  wanted: readonly Wanted[],
  products: ReadonlyMap<string, Product>,
  orderId: string,
): OrderDraft {
  const first = wanted[0]?.sku;
  if (first === undefined) throw new Error('an order has at least one line');
  const quantity = wanted.reduce((sum, line) => sum + line.quantity, 0);
  return {
    orderId,
    merchantId: first.merchantId,
    storeId: null,
    kind: first.kind,
    pack: null,
    city: destination.city,
    lines: wanted.map(({ sku, quantity: pieces }) =>
      orderLine({ skuId: sku._id, title: sku.title }, sku.priceFen, pieces, sku.allowanceRateBp),
    ),
    couponId: null,
    handover: first.kind === 'goods' ? handoverOf(destination, first.merchantId) : null,
    note: cart.note,
    uses: first.kind === 'service' ? first.uses * quantity : 1,
    service: first.kind === 'service' ? serviceTerms(first, products) : null,
    medical: first.isMedical,
  };
}

function serviceTerms(sku: Sku, products: ReadonlyMap<string, Product>): ServiceTerms {
  const { productId } = sku;
  const product = products.get(productId) ?? refuse('NOT_FOUND', { skuId: sku._id }, '商品已下架');
  const { storeIds, pictures } = product;
  // A product has terms where any of its SKUs is a card.
  const terms = isCard(sku) ? product.terms : null;
  return { productId, picture: sku.picture ?? pictures[0] ?? '', storeIds, terms };
}

function handoverOf({ handover, merchantId }: Destination, seller: string): Handover {
  if (handover === null) return refuse('INVALID_INPUT', {}, '请选择收货地址或自提门店');
  if (merchantId !== null && merchantId !== seller)
    refuse('INVALID_INPUT', { merchantId: seller }, '有商品不支持在这家门店自提，请分开下单');
  return handover;
}

/** The coupon goes to the order that it takes most off and that has none yet. */
function withCoupon(
  drafts: readonly OrderDraft[],
  coupon: Coupon,
  memberId: string,
  at: number,
): readonly OrderDraft[] {
  const reductions = drafts.map((draft) =>
    draft.couponId === null
      ? reductionFor(coupon, { ...draft, memberId, lines: fullLines(draft.lines) }, at)
      : 0,
  );
  const most = Math.max(0, ...reductions);
  if (most === 0) return refuse('COUPON_NOT_USABLE', { couponId: coupon._id });
  const chosen = reductions.indexOf(most);
  return drafts.map((draft, i) =>
    i === chosen
      ? {
          ...draft,
          couponId: coupon._id,
          lines: reduced(draft.lines, (skuId) => countsFor(coupon, skuId), most),
        }
      : draft,
  );
}

/** Lines at their prices without any coupon. */
export function fullLines(lines: readonly OrderLine[]) {
  return lines.map((line) => ({ skuId: line.skuId, fullFen: line.unitPriceFen * line.quantity }));
}
