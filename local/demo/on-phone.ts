/** The demo as the phone's panel offers it: whose phone can be held, and which codes lie about. */
import type { KnownCode, Person as Holder } from '../phone/server/options';
import type { MallReader } from '../page/mall-reader';
import { STORES } from './data/chain';
import { OPERATOR, OWNER, PARTNER, PEOPLE } from './data/people';
import { EVERYBODY_AT_WORK } from './data/staff';
import type { Directory } from './seed';

/** Someone whom the mall does not know yet. */
const PASSER_BY = 'demo-passer-by';
const SHARER = 'demo-lin-xiaoyue';
/** In this order; the first one's phone is shown first. */
const SHOWN: readonly (readonly [openid: string, role: string])[] = [
  ['demo-he-siyu', '顾客'],
  ['demo-ma-lili', '顾客 · 还没开通会员'],
  [SHARER, '推荐人 · 店商'],
  ['demo-xu-jiayi', '推荐人 · 店主'],
  [PARTNER.openid, `城市合伙人 · ${PARTNER.city}`],
];
const PRODUCTS_SHOWN = 3;

export function demoPeople(): readonly Holder[] {
  const people = SHOWN.map(([openid, role]) => ({ openid, role, name: nameOf(openid) }));
  const staff = EVERYBODY_AT_WORK.map(({ openid, name, job, storeId }) => ({
    openid,
    name,
    role: storeId === null ? job : `${job} · ${shortName(storeId)}`,
  }));
  return [
    ...people,
    { openid: PASSER_BY, name: '路过的人', role: '第一次来' },
    ...staff,
    { openid: OWNER, name: nameOf(OWNER), role: '门店老板' },
    { openid: OPERATOR, name: '平台运营', role: '运营' },
  ];
}

/** Codes as the mini-program's own look to a scanner: a product, and what a friend sends. */
export async function demoCodes(mall: MallReader, { members }: Directory): Promise<readonly KnownCode[]> {
  const [sharer = ''] = Object.entries(members).find(([, name]) => name === nameOf(SHARER)) ?? [];
  const { recommended } = await mall.home();
  const products = recommended.slice(0, PRODUCTS_SHOWN);
  return [
    ...products.map(({ id, title }) => ({
      name: `商品 · ${title}`,
      text: codeOf(`pages/product/product?id=${id}`),
    })),
    ...products.slice(0, 1).map(({ id, title }) => ({
      name: `${nameOf(SHARER)}分享的 ${title}`,
      text: codeOf(`pages/product/product?id=${id}&from=${sharer}`),
    })),
    { name: `${nameOf(SHARER)}的邀请码`, text: codeOf(`pages/home/home?from=${sharer}`) },
  ];
}

function codeOf(path: string): string {
  return `https://local.invalid/wxacode?${new URLSearchParams({ path }).toString()}`;
}

function nameOf(openid: string): string {
  const person = PEOPLE.find((one) => one.openid === openid);
  if (person === undefined) throw new Error(`the demo has nobody ${openid}`);
  return person.name;
}

/** 兰汐美肤·西湖文三路店 → 西湖文三路店 */
function shortName(storeId: string): string {
  return STORES.find(({ id }) => id === storeId)?.name.replace(/^.*·/, '') ?? storeId;
}
