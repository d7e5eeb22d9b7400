/**
 * The codes that lie about in the demo, made when somebody opens the scanner: a person with only a browser shows
 * a code on one phone and scans it with another.
 */
import { sceneText } from '../../cloudfunctions/codes/pages';
import type { KnownCode } from '../phone/server/options';
import { CHAIN, STORES } from './data/chain';
import { HEAD_OFFICE, oneAt } from './data/staff';
import { named } from './deeds';
import type { Mall } from './mall';

const STORE = 'lanxi-xihu';
const HERE = { merchantId: CHAIN.id, storeId: STORE } as const;
const BILL = { amountFen: 26_800, note: '面部护理' } as const;
/** Whose codes staff can scan, and who shares. */
const CUSTOMER = named('何思雨');
const FETCHES = named('林晓月');
const SHARER = named('林晓月');
const PRODUCTS_SHOWN = 3;

/** null: there is nothing of it just now. */
type Maker = (mall: Mall) => Promise<KnownCode | readonly KnownCode[] | null>;

const MAKERS: readonly Maker[] = [
  async (mall) => {
    const { text } = await mall.call(oneAt(STORE, '店员').openid, 'store', 'storeCode', HERE);
    return { name: `门店收款码 · ${storeName()}`, text };
  },
  async (mall) => {
    const clerk = oneAt(STORE, '店员');
    const { code } = await mall.call(clerk.openid, 'store', 'makeBillCode', { ...HERE, ...BILL });
    return { name: `${clerk.name}的收款码 · ¥${BILL.amountFen / 100}`, text: code.text };
  },
  async (mall) => {
    const { rows } = await mall.call(CUSTOMER.openid, 'member', 'vouchers', {});
    const usable = rows.find(({ remaining }) => remaining > 0);
    if (usable === undefined) return null;
    const { orderId, title } = usable;
    const { code } = await mall.call(CUSTOMER.openid, 'member', 'voucherCode', { orderId });
    return code === null ? null : { name: `${CUSTOMER.name}的券码 · ${title}`, text: code.text };
  },
  async (mall) => {
    const { text } = await mall.call(CUSTOMER.openid, 'member', 'memberCode', {});
    return { name: `${CUSTOMER.name}的会员码`, text };
  },
  async (mall) => {
    const { rows } = await mall.call(FETCHES.openid, 'member', 'orders', { tab: 'all' });
    const waiting = rows.find(({ pickupCode, state }) => pickupCode !== null && state === 'paid');
    const text = waiting?.pickupCode ?? null;
    return text === null ? null : { name: `${FETCHES.name}的自提码`, text };
  },
  async (mall) => {
    const { invites } = await mall.call(HEAD_OFFICE.openid, 'store', 'chainStaff', { merchantId: CHAIN.id });
    const [open] = invites;
    const invite = open ?? (await inviteSomebody(mall));
    return { name: `入职邀请 · ${invite.name}`, text: sceneText('invite', invite._id) };
  },
  async (mall) => {
    const { code } = await mall.call(SHARER.openid, 'member', 'shareCard', { page: 'home' });
    return { name: `${SHARER.name}的邀请码`, text: code.text };
  },
  async (mall) => {
    const { recommended } = await mall.call(CUSTOMER.openid, 'member', 'home', {});
    const [first] = recommended;
    if (first === undefined) return null;
    const shared = { page: 'product', id: first.id } as const;
    const { code } = await mall.call(SHARER.openid, 'member', 'shareCard', shared);
    return [
      { name: `${SHARER.name}分享的 ${first.title}`, text: code.text },
      ...recommended
        .slice(0, PRODUCTS_SHOWN)
        .map(({ id, title }) => ({ name: `商品 · ${title}`, text: `pages/product/product?id=${id}` })),
    ];
  },
];

/** One kind that cannot be made just now does not keep the others away. */
export async function demoCodes(mall: Mall): Promise<readonly KnownCode[]> {
  const made = await Promise.allSettled(MAKERS.map((make) => make(mall)));
  return made.flatMap((one) => {
    if (one.status === 'fulfilled') return one.value ?? [];
    console.error('A code of the demo could not be made:', one.reason);
    return [];
  });
}

/** Somebody new for the beauticians of the store. */
export async function inviteSomebody(mall: Mall) {
  const { invite } = await mall.call(oneAt(STORE, '店长').openid, 'store', 'inviteStaff', {
    ...{ ...HERE, name: '冉小雨', role: 'beautician', storeIds: [STORE] },
  });
  return invite;
}

function storeName(): string {
  return STORES.find(({ id }) => id === STORE)?.name ?? STORE;
}
