/** The staff's side of the counter: what a clerk, a manager and the owner see. */
import { CHAIN, STORES } from '../../../local/demo/data/chain';
import { OWNER } from '../../../local/demo/data/people';
import { staffAt } from '../../../local/demo/data/staff';
import type { InHand } from '../hold';
import { NOBODY } from './facts';
import type { PageScenes, Place } from './scene';

const STORE = STORES[0]?.id ?? '';
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const MANAGER = staffAt(STORE, '店长')[0]?.openid ?? '';

/** A page of the staff for the chain's first store. */
const work =
  (who: string, page: string, more = '') =>
  (): Place => ({
    who,
    path: `/staff/${page}/${page}?merchantId=${CHAIN.id}&storeId=${STORE}${more}`,
  });

const typeAmount =
  (...keys: string[]) =>
  async ({ tab }: InHand): Promise<void> => {
    for (const key of keys)
      await tab.locator('.phone-page:visible').getByRole('button', { name: key, exact: true }).first().click();
  };

export const AT_WORK: readonly PageScenes[] = [
  {
    page: 'staff/workbench/workbench',
    title: '工作台',
    filled: { at: work(CLERK, 'workbench'), shows: '今日扫码收款' },
    more: [
      { id: 'owner', title: '店主', at: work(OWNER, 'workbench'), shows: '入驻资料' },
      { id: 'manager', title: '店长', at: work(MANAGER, 'workbench'), shows: '日结单' },
      {
        id: 'choice',
        title: '换门店',
        at: work(OWNER, 'workbench'),
        act: ({ tap }) => tap('换门店'),
        shows: '今日扫码收款',
      },
      { id: 'nobody', title: '没有岗位', at: work(NOBODY, 'workbench'), shows: '扫邀请码' },
    ],
  },
  {
    page: 'staff/scan/scan',
    title: '扫码核销',
    isStill: true,
    filled: { at: work(CLERK, 'scan'), shows: '扫顾客的券码' },
    more: [
      {
        id: 'refused',
        title: '不认识的码',
        at: work(CLERK, 'scan', '&code=000000000000'),
        shows: '没有找到这个码',
      },
    ],
  },
  {
    page: 'staff/collect/collect',
    title: '收款',
    isStill: true,
    filled: { at: work(CLERK, 'collect'), shows: '生成收款码' },
    more: [
      {
        id: 'code',
        title: '等顾客扫',
        at: work(CLERK, 'collect'),
        act: async (held) => {
          await typeAmount('2', '6', '8')(held);
          await held.tap('生成收款码');
        },
        shows: '请顾客扫码付款',
      },
      {
        id: 'store-code',
        title: '门店收款码',
        at: work(CLERK, 'collect'),
        act: ({ tap }) => tap('门店收款码'),
        shows: '打印后放在柜台',
      },
    ],
  },
  {
    page: 'staff/receipts/receipts',
    title: '到账屏',
    filled: { at: work(CLERK, 'receipts'), shows: '还没有新的到账' },
  },
];
