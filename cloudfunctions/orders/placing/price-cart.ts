/** A cart as the server prices it, from product ids alone (rules.md §10): the orders it would become. */
import { addressesOf, addressOf } from '../../accounts/addresses';
import type { Address } from '../../accounts/documents';
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
import { orderLine, reduced, type Sold } from '../order-lines';
import type { OrderDraft } from './create';

const ELSEWHERE = '有商品不支持在这家门店自提，请分开下单';

/** How the customer wants it: sent, fetched at a store, or, where nothing is handed over, only a city. */
export type Delivery =
  | { readonly kind: 'ship'; readonly addressId: string }
  | { readonly kind: 'pickup'; readonly storeId: string }
  | { readonly kind: 'none'; readonly city: string };

/** A merchant whose goods the customer fetches at one of its stores. */
export interface Pickup {
  readonly merchantId: string;
  readonly storeId: string;
}

export interface Cart {
  readonly memberId: string;
  readonly lines: readonly Quantity[];
  /** For everything that no pickup is named for. */
  readonly delivery: Delivery;
  readonly pickups?: readonly Pickup[];
  /** At most one takes effect on each order. */
  readonly couponIds: readonly string[];
  readonly note: string;
}

/** To look at prices: the place may be left open, which is the first address then, if there is one. */
export type Wish = Omit<Cart, 'delivery'> & { readonly delivery: Delivery | { readonly kind: 'open' } };

interface Destination {
  readonly city: string;
  readonly handover: Handover | null;
  /** A store hands over its own merchant's goods. */
  readonly merchantId: string | null;
  /** Nothing is ordered yet, so goods may have no way to go. */
  readonly isOpen?: true;
}

interface Destinations {
  readonly general: Destination;
  readonly byMerchant: ReadonlyMap<string, Destination>;
}

/**
 * One order a merchant and way of fulfilment: goods together, medical goods apart (other rewards),
 * every service for itself (it settles use by use).
 */
export async function priceCart(house: House, cart: Wish, paymentId: string): Promise<readonly OrderDraft[]> {
  const { memberId, couponIds } = cart;
  const [skus, destinations, coupons] = await Promise.all([
    loadSkus(
      house.database,
      cart.lines.map((line) => line.skuId),
    ),
    destinationsOf(house, cart),
    loadCoupons(house.database, couponIds),
  ]);
  const services = [...skus.values()].filter((sku) => sku.kind === 'service');
  const products = await loadProducts(
    house.database,
    services.map((sku) => sku.productId),
  );
  const drafts = groupsOf(cart, skus).map((lines, i) =>
    draftOf(cart, destinations, lines, products, `${paymentId}-${i + 1}`),
  );
  return withCoupons(
    drafts,
    couponIds.map((id) => coupons.get(id) ?? refuse('COUPON_NOT_USABLE')),
    memberId,
    house.clock.now(),
  );
}

async function destinationsOf(
  house: House,
  { memberId, delivery, pickups = [] }: Wish,
): Promise<Destinations> {
  const [general, ...fetched] = await Promise.all([
    destinationOf(house, memberId, delivery),
    ...pickups.map((pickup) => storeDestination(house, pickup.storeId)),
  ]);
  for (const [i, { merchantId }] of pickups.entries())
    if (fetched[i]?.merchantId !== merchantId) refuse('INVALID_INPUT', { merchantId }, ELSEWHERE);
  return {
    general,
    byMerchant: new Map(pickups.map(({ merchantId }, i) => [merchantId, fetched[i] ?? general])),
  };
}

async function destinationOf(
  house: House,
  memberId: string,
  delivery: Wish['delivery'],
): Promise<Destination> {
  switch (delivery.kind) {
    case 'ship':
      return shipDestination(await addressOf(house.database, memberId, delivery.addressId));
    case 'open': {
      const [first] = await addressesOf(house, memberId);
      if (first !== undefined) return shipDestination(first);
      return { city: '', handover: null, merchantId: null, isOpen: true };
    }
    case 'pickup':
      return storeDestination(house, delivery.storeId);
    case 'none':
      return { city: cityOf(delivery), handover: null, merchantId: null };
  }
}

function shipDestination(address: Address): Destination {
  return { city: cityOf(address), handover: { kind: 'ship', address, parcel: null }, merchantId: null };
}

async function storeDestination(house: House, id: string): Promise<Destination> {
  const { _id: storeId, city, merchantId } = await storeOf(house.database, id);
  return { city: cityOf({ city }), handover: { kind: 'pickup', storeId }, merchantId };
}

interface Wanted {
  readonly sku: Sku;
  readonly quantity: number;
}

function groupsOf(cart: Wish, skus: ReadonlyMap<string, Sku>): Wanted[][] {
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
  cart: Wish,
  { general, byMerchant }: Destinations,
  wanted: readonly Wanted[],
  products: ReadonlyMap<string, Product>,
  orderId: string,
): OrderDraft {
  const first = wanted[0]?.sku;
  if (first === undefined) throw new Error('an order has at least one line');
  // A service is not handed over: its city is that of the customer.
  const destination = (first.kind === 'goods' && byMerchant.get(first.merchantId)) || general;
  const quantity = wanted.reduce((sum, line) => sum + line.quantity, 0);
  return {
    orderId,
    merchantId: first.merchantId,
    storeId: null,
    kind: first.kind,
    pack: null,
    city: destination.city,
    lines: wanted.map(({ sku, quantity: pieces }) =>
      orderLine(soldOf(sku), sku.priceFen, pieces, sku.allowanceRateBp),
    ),
    couponId: null,
    handover: first.kind === 'goods' ? handoverOf(destination, first.merchantId) : null,
    note: cart.note,
    uses: first.kind === 'service' ? first.uses * quantity : 1,
    service: first.kind === 'service' ? serviceTerms(first, products) : null,
    medical: first.isMedical,
  };
}

/** The line's SKU, and the product as it looks now. */
export function soldOf({ _id: skuId, productId, title, specs: values, picture, cover }: Sku): Sold {
  const specs = values.join(' ');
  const shownTitle = specs === '' ? title : title.slice(0, -(specs.length + 1));
  return { skuId, title, shown: { productId, title: shownTitle, specs, picture: cover ?? picture ?? '' } };
}

function serviceTerms(sku: Sku, products: ReadonlyMap<string, Product>): ServiceTerms {
  const { productId } = sku;
  const product = products.get(productId) ?? refuse('NOT_FOUND', { skuId: sku._id }, '商品已下架');
  const { storeIds, pictures } = product;
  // A product has terms where any of its SKUs is a card.
  const terms = isCard(sku) ? product.terms : null;
  return { productId, picture: sku.picture ?? pictures[0] ?? '', storeIds, terms };
}

function handoverOf({ handover, merchantId, isOpen }: Destination, seller: string): Handover | null {
  if (isOpen === true) return null;
  if (handover === null) return refuse('INVALID_INPUT', {}, '请选择收货地址或自提门店');
  if (merchantId !== null && merchantId !== seller)
    refuse('INVALID_INPUT', { merchantId: seller }, ELSEWHERE);
  return handover;
}

/** Every coupon on one order; one that takes nothing off any of them is refused. */
export function withCoupons(
  drafts: readonly OrderDraft[],
  coupons: readonly Coupon[],
  memberId: string,
  at: number,
): readonly OrderDraft[] {
  return coupons.reduce((all, coupon) => withCoupon(all, coupon, memberId, at), drafts);
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
