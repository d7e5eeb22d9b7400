/** For flows about treatments: bought by the API, found by the day, and carried out at home by two chains. */
import { APPLICANTS } from '../../local/demo/data/applicants';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { plainDay } from '../../miniprogram/services/days';
import type { Held } from './hold';
import type { MallOnPhone } from './mall-on-phone';

/** Where the people of these flows live. */
export const HOME = {
  ...{ id: 'home', name: '何思雨', phone: '13800000004', province: '浙江省', city: '杭州市' },
  ...{ district: '西湖区', detail: '文三路 18 号' },
};

export async function productOf(
  { mall }: MallOnPhone,
  openid: string,
  title: string,
): Promise<{ productId: string; skuId: string }> {
  const { rows } = await mall.call(openid, 'member', 'products', { keyword: title });
  const productId = rows.find((one) => one.title === title)?.id ?? '';
  const { skus } = await mall.call(openid, 'member', 'product', { productId });
  return { productId, skuId: skus[0]?.id ?? '' };
}

/** Bought and paid, to be had at home. @returns the order's id */
export async function bought(house: MallOnPhone, openid: string, title: string): Promise<string> {
  const { mall } = house;
  const lines = [{ skuId: (await productOf(house, openid, title)).skuId, quantity: 1 }];
  const delivery = { kind: 'ship', addressId: HOME.id } as const;
  const placed = await mall.call(openid, 'member', 'placeOrder', { lines, delivery });
  await mall.pay(openid, placed);
  return placed.orders[0]?._id ?? '';
}

/** Turns from day to day until the page is about this one. */
export async function turnTo({ tab, named, shown }: Held, day: string): Promise<void> {
  const title = tab.locator('.phone-page:visible .day-title');
  for (let days = 0; days < 14; days += 1) {
    const text = (await title.textContent()) ?? '';
    if (text.includes(plainDay(day))) break;
    await named('后一天').click();
  }
  await shown(plainDay(day)).waitFor();
}

/** One visit a window, in every store that comes to the city. */
export async function oneAWindow({ mall }: MallOnPhone): Promise<void> {
  for (const { id: storeId, city } of STORES.filter((one) => one.city === HOME.city)) {
    const place = { merchantId: CHAIN.id, storeId };
    const area = await mall.call(OWNER, 'store', 'visitArea', place);
    if (!area.isOpen) continue;
    await mall.call(OWNER, 'store', 'saveVisitArea', {
      ...{ ...place, isOpen: true, districts: [{ city, district: '' }] },
      windows: area.windows.map(({ from, to }) => ({ from, to, capacity: 1 })),
    });
  }
}

const NEIGHBOUR = APPLICANTS.find(({ merchantId }) => merchantId === 'chengxin');

/** Another chain, which may do visits for the first one. */
export const DEALER = {
  name: NEIGHBOUR?.name ?? '',
  owner: NEIGHBOUR?.owner.openid ?? '',
  place: { merchantId: NEIGHBOUR?.merchantId ?? '', storeId: NEIGHBOUR?.store.id ?? '' },
} as const;

/** A beautician of the other chain. */
export async function hireAtDealer({ mall }: MallOnPhone, openid: string, name: string): Promise<void> {
  const { owner, place } = DEALER;
  await mall.call(openid, 'member', 'join', {});
  const post = { name, role: 'beautician' as const, storeIds: [place.storeId] };
  const { invite } = await mall.call(owner, 'store', 'inviteStaff', { ...place, ...post });
  await mall.call(openid, 'member', 'acceptInvite', { inviteId: invite._id });
}
