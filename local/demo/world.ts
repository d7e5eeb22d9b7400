/** What the parts of the demo share: the mall, the agenda, the chances, and who and what there is. */
import type { CustomerOrder, PlacedView } from '../../cloudfunctions/orders/views';
import type { Instant } from '../../cloudfunctions/units/days';
import type { Agenda } from './agenda';
import type { Chance } from './chance';
import { CHAIN, STORES } from './data/chain';
import { HOMES, OPERATOR, OWNER, type Person } from './data/people';
import type { ProductRow } from './data/product-rows';
import type { Mall } from './mall';

/** Something on sale, as the mall knows it. */
export interface Offer extends ProductRow {
  readonly skuId: string;
  readonly productId: string;
}

export interface World {
  readonly mall: Mall;
  readonly agenda: Agenda;
  readonly chance: Chance;
  /** Puts a picture into the storage as this person; answers its file id. */
  readonly upload: (openid: string, path: string, svg: string) => Promise<string>;
  readonly people: readonly Person[];
  readonly days: number;
  /** Where the clock stands at the end. */
  readonly endsAt: Instant;
  /** Whether stores give 打赏. */
  readonly hasTips: boolean;
  readonly hasMarket: boolean;
  /** Member id by OPENID, of those who have joined. */
  readonly memberIds: Map<string, string>;
  /** Every SKU; of a product the one that costs least comes first. Filled when the shops open. */
  readonly offers: Offer[];
}

/** A day of a demo of 60 days, in this demo. */
export function scaledDay({ days }: World, dayOf60: number): number {
  return Math.max(1, Math.round((dayOf60 * days) / 60));
}

/** Where a person lives; the phone number is nobody's. */
export function homeOf({ name, city }: Pick<Person, 'name' | 'city'>) {
  const home = HOMES[city];
  if (home === undefined) throw new Error(`nobody knows where to live in ${city}`);
  const { province, district, estate } = home;
  // Of the name alone: everybody has a door of their own.
  const number = name.split('').reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  const detail = `${estate} ${(number % 18) + 1} 幢 ${(number % 24) + 3}0${(number % 4) + 1} 室`;
  return { id: 'home', name, phone: '00000000000', province, city, district, detail };
}

/** Goods are sent home; treatments need only a city. */
export function deliveryOf(offers: readonly Offer[], { city }: Person) {
  const isSent = offers.some((offer) => offer.kind === 'goods');
  return isSent ? ({ kind: 'ship', addressId: 'home' } as const) : ({ kind: 'none', city } as const);
}

export function memberIdOf(world: World, openid: string): string {
  const id = world.memberIds.get(openid);
  if (id === undefined) throw new Error(`${openid} has not joined the demo mall`);
  return id;
}

/** Who ships, redeems and answers for a merchant. */
export function staffOf(merchantId: string): string {
  return merchantId === CHAIN.id ? OWNER : OPERATOR;
}

/** Where somebody who lives there goes for a treatment; a medical one, to a store with the licence. */
export function storeNear(city: string, isMedical: boolean): string {
  const stores = STORES.filter((store) => !isMedical || store.medicalLicence !== undefined);
  const [first] = stores;
  const near = stores.find((store) => store.city === city) ?? first;
  if (near === undefined) throw new Error('the demo has no stores');
  return near.id;
}

/** Whether the person's name has been verified, since yesterday or longer: medical items are sold to no others. */
export function isNamed(world: World, { realNameOn, joinsOn }: Person): boolean {
  if (realNameOn === null) return false;
  return Math.max(scaledDay(world, joinsOn), scaledDay(world, realNameOn)) < world.agenda.today;
}

export function offerOf(world: World, code: string): Offer {
  const offer = world.offers.find((one) => one.code === code);
  if (offer === undefined) throw new Error(`the demo does not sell ${code}`);
  return offer;
}

export function onlyOrder({ orders }: PlacedView): CustomerOrder {
  const [order] = orders;
  if (order === undefined || orders.length > 1) throw new Error('this cart was to become one order');
  return order;
}
