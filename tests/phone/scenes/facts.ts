/** What the scenes' mall holds: found among what the demo left, or arranged before anybody looks. */
import { bookings, type Booking } from '../../../cloudfunctions/bookings/documents';
import { comments } from '../../../cloudfunctions/community/documents';
import { visits, type Visit } from '../../../cloudfunctions/visits/documents';
import { orders, type Order } from '../../../cloudfunctions/orders/documents';
import { openDatabase } from '../../../cloudfunctions/platform/cloudbase';
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { OPERATOR, OWNER, PEOPLE } from '../../../local/demo/data/people';
import { PRODUCTS } from '../../../local/demo/data/products';
import { PLATFORM } from '../../../cloudfunctions/stores/people';
import { demoPolicy } from '../../../local/demo/policy';
import { readAll } from '../../../local/replay/results';
import { fillPurse, openPoints } from '../points';
import { openMallOnPhone, type MallOnPhone } from '../mall-on-phone';

/** Long enough for orders in every state. */
const SIZE = { days: 12, people: 14 };

/** Has a cart, coupons and addresses. */
export const BUYER = 'demo-he-siyu';
/** Has never been here. */
export const NOBODY = 'demo-scene-nobody';

export interface Facts {
  readonly house: MallOnPhone;
  /** The newest order that looks so; an error names it where there is none. */
  readonly order: (name: string, looksSo: (order: Order) => boolean) => { who: string; order: Order };
  /** Whether something of the order has been commented on. */
  readonly isCommented: (order: Order) => boolean;
  /** The first SKU of the product with this code of the demo's tables. */
  readonly skuOf: (code: string) => string;
  /** Appointments and visits at home, the latest first; OPENIDs by member id. */
  readonly bookings: readonly Booking[];
  readonly visits: readonly Visit[];
  readonly openidOf: (memberId: string | null) => string | undefined;
  readonly productOf: (code: string) => string;
  /** An invitation to the chain that nobody has accepted. */
  readonly inviteId: string;
}

/** @param titles things of the demo, so that a change of its tables is seen here */
const titleOf = (code: string): string => {
  const row = PRODUCTS.find((one) => one.code === code);
  if (row === undefined) throw new Error(`the demo sells nothing called ${code}`);
  return row.title;
};

export async function openScenes(): Promise<Facts> {
  const house = await openMallOnPhone(SIZE);
  const shelf = await readShelf(house);
  await arrange(house, shelf);
  const found = (await readAll(openDatabase(), orders)).sort((a, b) => b.placedAt - a.placedAt);
  const [booked, planned, said] = await Promise.all([
    readAll(openDatabase(), bookings),
    readAll(openDatabase(), visits),
    readAll(openDatabase(), comments),
  ]);
  const commented = new Set(said.map(({ orderId }) => orderId));
  const openids = new Map(
    Object.entries(house.members).map(([id, name]) => [id, PEOPLE.find((one) => one.name === name)?.openid]),
  );
  const entry = (code: string): Shelved => {
    const one = shelf.get(code);
    if (one === undefined) throw new Error(`the scenes need the product ${code}`);
    return one;
  };
  return {
    house,
    bookings: booked.sort((a, b) => b.startsAt - a.startsAt),
    visits: planned.sort((a, b) => b.createdAt - a.createdAt),
    openidOf: (memberId) => openids.get(memberId ?? ''),
    order: (name, looksSo) => {
      const order = found.find((one) => openids.get(one.memberId) !== undefined && looksSo(one));
      const who = openids.get(order?.memberId ?? '');
      if (order === undefined || who === undefined) throw new Error(`the demo has no order ${name}`);
      return { who, order };
    },
    isCommented: ({ _id }) => commented.has(_id),
    skuOf: (code) => entry(code).skuIds[0] ?? '',
    productOf: (code) => entry(code).productId,
    inviteId: await inviteSomebody(house),
  };
}

interface Shelved {
  readonly productId: string;
  /** The one that costs least comes first. */
  readonly skuIds: readonly string[];
}

/** Of the platform's own; nothing of it is left. */
export const SOLD_OUT = 'p05';
/** Of every kind that the scenes show: goods of both sellers, a treatment, a medical one, one with specs. */
const CODES = ['g01', 'g04', 'p02', 'p03', SOLD_OUT, 'c01', 'm01', 'g10'];

async function readShelf({ mall }: MallOnPhone): Promise<Map<string, Shelved>> {
  const shelf = new Map<string, Shelved>();
  for (const code of CODES) {
    const title = titleOf(code);
    const { rows } = await mall.call(OPERATOR, 'member', 'products', { keyword: title });
    const card = rows.find((one) => one.title === title);
    if (card === undefined) throw new Error(`the demo does not show ${title}`);
    const { skus } = await mall.call(OPERATOR, 'member', 'product', { productId: card.id });
    shelf.set(code, { productId: card.id, skuIds: skus.map(({ id }) => id) });
  }
  return shelf;
}

/** A cart of two merchants with something that has sold out, a coupon taken, a second address. */
async function arrange(house: MallOnPhone, shelf: Map<string, Shelved>): Promise<void> {
  const { mall } = house;
  await house.fillCart(BUYER, [
    titleOf(SOLD_OUT),
    titleOf('p02'),
    titleOf('c01'),
    titleOf('g04'),
    titleOf('g01'),
  ]);
  const { productId = '' } = shelf.get(SOLD_OUT) ?? {};
  const { skus } = await mall.call(BUYER, 'member', 'product', { productId });
  for (const { id: skuId, stock: seen } of skus) {
    const count = { merchantId: PLATFORM, productId, skuId, seen, stock: 0 };
    await mall.call(OPERATOR, 'store', 'setStock', count);
  }
  await arrangeOrders(house, shelf);
  await openPoints(house, shelf.get('p02')?.productId ?? '', 2_000);
  await fillPurse(house, demoPolicy, BUYER, 300);
  for (const code of ['g01', 'm01', SOLD_OUT])
    await mall.call(BUYER, 'member', 'setFavourite', {
      productId: shelf.get(code)?.productId ?? '',
      isKept: true,
    });
  for (const { id: offerId } of await offers(mall, BUYER))
    await mall.call(BUYER, 'member', 'claimCoupon', { offerId });
  await mall.call(BUYER, 'member', 'saveAddress', {
    address: {
      ...{ id: 'office', name: '何思雨', phone: '00000000000', province: '浙江省', city: '杭州市' },
      ...{ district: '西湖区', detail: '文三路 478 号华星时代广场 A 座 1203 室，请放前台' },
    },
  });
}

/** An order to be fetched at a store, and one that is asked back. */
async function arrangeOrders({ mall, pay }: MallOnPhone, shelf: Map<string, Shelved>): Promise<void> {
  const lines = [{ skuId: shelf.get('g01')?.skuIds[0] ?? '', quantity: 1 }];
  const pickup = { kind: 'pickup', storeId: STORES[0]?.id ?? '' } as const;
  await mall.pay(BUYER, await mall.call(BUYER, 'member', 'placeOrder', { lines, delivery: pickup }));
  const home = { kind: 'ship', addressId: 'home' } as const;
  const placed = await mall.call(BUYER, 'member', 'placeOrder', { lines, delivery: home });
  await mall.pay(BUYER, placed);
  await pay.deliverDue();
  for (const { _id: orderId, amountFen } of placed.orders)
    await mall.call(BUYER, 'member', 'requestRefund', { orderId, amountFen, reason: '拍错了，不想要了' });
}

async function offers(mall: MallOnPhone['mall'], openid: string): Promise<{ id: string }[]> {
  const rows = await mall.call(openid, 'member', 'couponOffers', { limit: 100 });
  return rows.map(({ _id: id }) => ({ id }));
}

async function inviteSomebody({ mall }: MallOnPhone): Promise<string> {
  const storeId = STORES[0]?.id ?? '';
  const post = { name: '苏见月', role: 'clerk', storeIds: [storeId] } as const;
  const wanted = { merchantId: CHAIN.id, storeId, ...post, storeIds: [storeId] };
  const { invite } = await mall.call(OWNER, 'store', 'inviteStaff', wanted);
  return invite._id;
}
