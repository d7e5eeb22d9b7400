/** Opens the town by the mall's public actions alone, without latency: it is not what is measured. */
import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { POINT_UNITS_PER_POINT } from '../../cloudfunctions/units/amounts';
import { DAY_MS } from '../../cloudfunctions/units/days';
import { KeyHolder } from '../demo/key-holder';
import { Mall } from '../demo/mall';
import type { Card, Ground, Shop, Town, TownSize } from './town';

export const OPERATOR = 'load-operator';
/** Customers come from here; several of them, so that the front page has stores of its city. */
const CITIES = ['杭州市', '宁波市', '温州市'] as const;
const BEAUTICIANS = 4;
const ROOMS = 4;
const OPEN: [number, number] = [9 * 60, 21 * 60];
const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];
export const CARD_USES = 10;
const STOCK = 1_000_000;
const FUND_FEN = 500_000;
/** What a seller spends, so that the daily release brings it points. */
const SELLERS_BILL_FEN = 10_000_000;
/** How many open the town side by side. */
const HANDS = 8;

export async function openTown(ground: Ground, size: TownSize): Promise<Town> {
  const { client } = ground.cloud;
  const mall = new Mall(client, ground.pay, 'load-opening');
  await mall.call(OPERATOR, 'operator', 'openMall', { subMchid: '1900000201' });
  await mall.call(OPERATOR, 'operator', 'saveCategory', {
    ...{ categoryId: 'skin', name: '护肤', parentId: null, order: 1, icon: null, isShown: true },
  });
  const shops = await sideBySide(size.shops, (i) => openShop(ground, mall, i));
  const cards: Card[] = [];
  const customers = await sideBySide(size.customers, (i) => arrive(mall, shops, i, cards));
  const sellers = customers.slice(0, size.sellers);
  await sideBySide(sellers.length, (i) =>
    bill(mall, sellers[i] ?? '', pick(shops, i).storeId, SELLERS_BILL_FEN),
  );
  await client.advanceClock(DAY_MS, 'once');
  await sideBySide(sellers.length, (i) => prepareToSell(mall, sellers[i] ?? ''));
  return { mall, shops, customers, sellers, cards };
}

/** Every whole point into the custodialAccount. */
async function prepareToSell(mall: Mall, openid: string): Promise<void> {
  const holder = new KeyHolder(mall, openid);
  await holder.prepare();
  const { originalPointUnits } = await holder.accounts();
  const units = originalPointUnits - (originalPointUnits % POINT_UNITS_PER_POINT);
  if (units > 0) await holder.moveIn(units);
}

async function openShop({ pay }: Ground, mall: Mall, i: number): Promise<Shop> {
  const [merchantId, owner, storeId] = [`shop-${i}`, `load-owner-${i}`, `store-${i}`];
  const city = pick(CITIES, i);
  const subMchid = `19100${String(i).padStart(5, '0')}`;
  await fetch(`${pay.control}/sub-merchants`, { method: 'POST', body: JSON.stringify({ subMchid }) });
  await mall.call(owner, 'member', 'join', {});
  await mall.pay(owner, await mall.call(owner, 'member', 'buyPack', { pack: 'merchant' }));
  await mall.call(owner, 'member', 'applyAsMerchant', { merchantId, name: `沐颜${i}号` });
  const place = { merchantId, storeId };
  await mall.call(owner, 'store', 'saveStore', {
    ...{ ...place, name: `沐颜${i}号店`, city, allowanceRateBp: 1000 },
  });
  await mall.call(owner, 'store', 'saveStorePage', {
    ...{ ...place, address: `文三路 ${i + 1} 号`, phone: '0571-00000000' },
    position: { latitude: 30.2 + i / 100, longitude: 120.1 },
    hours: Object.fromEntries(WEEKDAYS.map((day) => [String(day), [[...OPEN] as [number, number]]])),
  });
  const licence = { kind: 'business', number: '9133', picture: '/pictures/licence.svg', validUntil: null };
  await mall.call(owner, 'store', 'fillApplication', {
    ...{ merchantId, contact: { name: '沈女士', phone: '0571-00000000' }, isMedical: false },
    licences: [{ ...licence, kind: 'business' }],
  });
  await mall.call(owner, 'store', 'submitApplication', { merchantId });
  await mall.call(OPERATOR, 'operator', 'approveMerchant', { merchantId, subMchid });
  const goods = await shelve(mall, owner, merchantId, {
    code: 'mask',
    kind: 'goods',
    priceFen: 9_900,
    uses: 1,
  });
  const card = await shelve(mall, owner, merchantId, {
    ...{ code: 'card', kind: 'service', priceFen: 99_000, uses: CARD_USES },
  });
  await staff(mall, owner, place, card.productId);
  await mall.payIn(owner, merchantId, FUND_FEN);
  return {
    ...{ ...place, city, owner, goodsSkuId: goods.skuId, goodsId: goods.productId },
    ...{ cardSkuId: card.skuId, treatmentId: card.productId },
  };
}

interface Listing {
  readonly code: string;
  readonly kind: 'goods' | 'service';
  readonly priceFen: number;
  readonly uses: number;
}

async function shelve(mall: Mall, owner: string, merchantId: string, { code, kind, ...sku }: Listing) {
  const { product, skus } = await mall.call(owner, 'store', 'saveProduct', {
    ...{
      merchantId,
      code: `${merchantId}-${code}`,
      kind,
      title: '深层补水',
      subtitle: '',
      categoryId: 'skin',
    },
    ...{ pictures: ['/pictures/mask.svg'], description: [{ text: '每片 25 ml 精华。' }], specs: [] },
    ...{ isMedical: false, advertisingApproval: null, storeIds: [], onSale: true },
    ...(kind === 'service' ? { time: { minutes: 60, cleaningMinutes: 15 } } : {}),
    skus: [{ specs: [], ...sku, allowanceRateBp: 1500, stock: STOCK }],
  });
  const skuId = skus[0]?._id ?? '';
  return { skuId, productId: product._id };
}

type Place = Pick<Shop, 'merchantId' | 'storeId'>;

async function staff(mall: Mall, owner: string, place: Place, productId: string): Promise<void> {
  await mall.call(owner, 'store', 'saveBookingSettings', { ...place, rooms: ROOMS, isOpen: true });
  for (let i = 0; i < BEAUTICIANS; i += 1) {
    const openid = `${owner}-hand-${i}`;
    const { invite } = await mall.call(owner, 'store', 'inviteStaff', {
      ...{ ...place, name: `美容师${i}`, role: 'beautician', storeIds: [place.storeId] },
    });
    await mall.call(openid, 'member', 'join', {});
    await mall.call(openid, 'member', 'acceptInvite', { inviteId: invite._id });
    await mall.call(owner, 'store', 'saveShifts', {
      ...{ ...place, memberId: memberIdOf(openid), productIds: [productId] },
      weekly: WEEKDAYS.map((weekday) => ({ weekday, span: OPEN })),
    });
  }
}

/** Joins, half of them by somebody's share; is active; has an address and a session card. */
async function arrive(mall: Mall, shops: readonly Shop[], i: number, cards: Card[]): Promise<string> {
  const openid = customerOf(i);
  const shop = pick(shops, i);
  await mall.call(
    openid,
    'member',
    'join',
    i % 2 === 0 ? {} : { referrerId: memberIdOf(customerOf(i % HANDS)) },
  );
  await mall.pay(openid, await mall.call(openid, 'member', 'buyPack', { pack: 'member' }));
  await mall.call(openid, 'member', 'saveAddress', { address: homeIn(shop.city) });
  const lines = [{ skuId: shop.cardSkuId, quantity: 1 }];
  const delivery = { kind: 'none', city: shop.city } as const;
  const placed = await mall.call(openid, 'member', 'placeOrder', { lines, delivery });
  await mall.pay(openid, placed);
  cards.push({ shop, openid, orderId: placed.orders[0]?._id ?? '', left: CARD_USES });
  return openid;
}

const customerOf = (i: number): string => `load-customer-${i}`;

function homeIn(city: string) {
  const person = { id: 'home', name: '林女士', phone: '00000000000' };
  return { ...person, province: '浙江省', city, district: '西湖区', detail: '文三路 1 号 101 室' };
}

async function bill(mall: Mall, openid: string, storeId: string, amountFen: number): Promise<void> {
  await mall.pay(openid, await mall.call(openid, 'member', 'payAtStore', { storeId, amountFen }));
}

function pick<T>(list: readonly T[], i: number): T {
  const one = list[i % list.length];
  if (one === undefined) throw new Error('the town is empty');
  return one;
}

/** The results of `work(0…count−1)` in order, a few at a time. */
async function sideBySide<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const hand = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) results[i] = await work(i);
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return results;
}
