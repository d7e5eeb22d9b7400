/** Whose phone can be held: the people of the demo as the phone's panel offers them. */
import type { Person as Holder } from '../phone/server/options';
import { STORES } from './data/chain';
import { OFFICE } from './data/office';
import { OWNER, PARTNER, PEOPLE } from './data/people';
import { EVERYBODY_AT_WORK } from './data/staff';

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
    ...OFFICE.map(({ openid, name, job }) => ({ openid, name, role: `运营 · ${job}` })),
  ];
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
