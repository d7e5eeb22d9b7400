/** Where everything of a checkout goes. Pure. */
import type { InputOf } from '../../services/api';
import type { Address } from '../../services/address';
import type { QuotedOrder } from './choose-coupons';

type Cart = InputOf<'member', 'placeOrder'>;
export type Delivery = Cart['delivery'];

/** Store by merchant, of those whose goods are fetched. */
export type Pickups = Readonly<Record<string, string>>;

export interface Needs {
  /** Something has to be sent. */
  readonly isSent: boolean;
  /** Something is handed over nowhere, and nothing is sent that would tell the city. */
  readonly needsCity: boolean;
}

export function needsOf(orders: readonly QuotedOrder[]): Needs {
  const isSent = orders.some(({ kind, storeId }) => kind === 'goods' && storeId === null);
  return { isSent, needsCity: !isSent && orders.some(({ kind }) => kind === 'service') };
}

/** Null until the person has said where to. */
export function deliveryOf(
  orders: readonly QuotedOrder[],
  address: Address | null,
  city: string,
): Delivery | null {
  const { isSent, needsCity } = needsOf(orders);
  if (isSent) return address === null ? null : { kind: 'ship', addressId: address.id };
  if (needsCity) return city === '' ? null : { kind: 'none', city };
  // Everything is fetched: the stores' cities count, and this one for nothing.
  const store = orders.flatMap(({ stores, storeId }) => stores.filter(({ id }) => id === storeId))[0];
  return store === undefined ? null : { kind: 'none', city: store.city };
}

export function pickupList(pickups: Pickups): { merchantId: string; storeId: string }[] {
  return Object.entries(pickups).map(([merchantId, storeId]) => ({ merchantId, storeId }));
}

/** The merchant's goods are sent, or fetched at this store. */
export function withPickup(pickups: Pickups, merchantId: string, storeId: string | null): Pickups {
  const others = Object.fromEntries(Object.entries(pickups).filter(([id]) => id !== merchantId));
  return storeId === null ? others : { ...others, [merchantId]: storeId };
}
