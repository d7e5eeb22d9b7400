/** The counter with two phones, the customer's by the API or beside: redeem and undo, collect, people, parcels. About a minute. */
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OWNER } from '../../local/demo/data/people';
import { PRODUCTS } from '../../local/demo/data/products';
import { staffAt } from '../../local/demo/data/staff';
import { inBrowser } from '../support/browser';
import type { Held } from './hold';
import { phoneSuite } from './phone-suite';

const WALKER = 'demo-lin-xiaoyue';
const [STORE = '', SISTER = ''] = STORES.map(({ id }) => id);
const CLERK = staffAt(STORE, '店员')[0]?.openid ?? '';
const MANAGER = staffAt(STORE, '店长')[0]?.openid ?? '';
const OTHER_CLERK = staffAt(SISTER, '店员')[0]?.openid ?? '';
const HERE = { merchantId: CHAIN.id, storeId: STORE };
const PLACE = `merchantId=${CHAIN.id}&storeId=${STORE}`;
const TREATMENT = 'c01';
const FLOW_MS = 90_000;

const { house, take, closed } = phoneSuite();

const phoneOf = (who: string, page: string, more = ''): Promise<Held> =>
  take(who, `/staff/${page}/${page}?${PLACE}${more}`);

/** Holds the code before the scanner. */
async function scan({ tab, press }: Held, text: string): Promise<void> {
  await tab.getByText('输入内容', { exact: true }).click();
  await tab.getByPlaceholder('码里的文字或链接').fill(text);
  await press('确定');
}

/** Taps keys of the keypad. */
async function type({ tab }: Held, ...keys: string[]): Promise<void> {
  for (const key of keys)
    await tab.locator('.phone-page:visible').getByRole('button', { name: key, exact: true }).first().click();
}

/** A treatment of the chain that is valid everywhere, bought by the customer. */
async function boughtTreatment(): Promise<string> {
  const { mall } = house();
  const keyword = PRODUCTS.find(({ code }) => code === TREATMENT)?.title ?? '';
  const { rows } = await mall.call(WALKER, 'member', 'products', { keyword });
  const { skus } = await mall.call(WALKER, 'member', 'product', { productId: rows[0]?.id ?? '' });
  const lines = [{ skuId: skus[0]?.id ?? '', quantity: 1 }];
  const delivery = { kind: 'none', city: '杭州市' } as const;
  const placed = await mall.call(WALKER, 'member', 'placeOrder', { lines, delivery });
  await mall.pay(WALKER, placed);
  return placed.orders[0]?._id ?? '';
}

async function codeOf(orderId: string): Promise<string> {
  const { code } = await house().mall.call(WALKER, 'member', 'voucherCode', { orderId });
  if (code === null) throw new Error('nothing of it is left');
  return code.text;
}

inBrowser(
  'a voucher is scanned, looked at, confirmed once; a used code says so; a manager takes it back',
  async () => {
    const orderId = await boughtTreatment();
    const code = await codeOf(orderId);
    const stranger = await phoneOf(OTHER_CLERK, 'scan', `&code=${code}`);
    await stranger.shown('您没有权限').waitFor();
    const clerk = await phoneOf(CLERK, 'workbench');
    await clerk.tap(/^扫码$/);
    await scan(clerk, code);
    await clerk.shown('第 1 次').waitFor();
    // Two taps, as a hand in haste does.
    await clerk.tab.getByText('确认核销这一次').dblclick();
    await clerk.shown('核销成功').waitFor();
    const { rows } = await house().mall.call(CLERK, 'store', 'redemptions', HERE);
    expect(rows.filter((row) => row.orderId === orderId)).toHaveLength(1);
    await clerk.tap('继续扫码');
    await scan(clerk, code);
    await clerk.shown('已经用过').waitFor();
    const manager = await phoneOf(MANAGER, 'redemptions');
    await manager.tap(/^撤销$/);
    await manager.tap('顾客改期');
    await manager.tap('撤销这次核销');
    await manager.shown('已撤销：顾客改期').waitFor();
    const voucher = await house().mall.call(WALKER, 'member', 'voucherCode', { orderId });
    expect(voucher.code).not.toBeNull();
    await closed(clerk, manager, stranger);
  },
  FLOW_MS,
);

inBrowser(
  'an amount becomes a code; the customer pays; both screens of the store say so',
  async () => {
    const screen = await phoneOf(CLERK, 'receipts');
    await screen.shown('还没有新的到账').waitFor();
    const clerk = await phoneOf(CLERK, 'collect');
    await type(clerk, '2', '6', '8', '小数点', '5');
    const made = clerk.tab.waitForResponse((response) => response.url().includes('/api/cloud/call'));
    await clerk.tap('生成收款码');
    const answer = (await (await made).json()) as { result: { data: { bill: { _id: string } } } };
    const codeId = answer.result.data.bill._id;
    await clerk.shown('请顾客扫码付款').waitFor();
    const placed = await house().mall.call(WALKER, 'member', 'payBillCode', { codeId });
    await clerk.shown('顾客正在支付').waitFor();
    await house().mall.pay(WALKER, placed);
    await clerk.shown('收款成功').waitFor();
    await clerk.shown(/顾客获得 .+ 共享值/).waitFor();
    await screen.shown('收款成功').waitFor();
    await screen.shown(/门店支付 .+ 共享积分/).waitFor();
    expect(await screen.named('¥268.50').count()).toBe(1);
    await closed(clerk, screen);
  },
  FLOW_MS,
);

inBrowser(
  'somebody is invited, accepts, works, and is let go',
  async () => {
    const newcomer = 'demo-newcomer';
    const owner = await phoneOf(OWNER, 'people');
    await owner.tap('邀请员工');
    await owner.write('姓名', '苏见月');
    await owner.tap('生成邀请码');
    await owner.shown('扫码加入').waitFor();
    const { invites } = await house().mall.call(OWNER, 'store', 'people', HERE);
    const invite = invites.find(({ name }) => name === '苏见月');
    const other = await take(newcomer, `/staff/invite/invite?scene=${invite?.inviteId ?? ''}`);
    await other.tap('接受邀请');
    await other.shown('今日扫码收款').waitFor();
    await owner.tap(/^关闭$/);
    await owner.goto(`/staff/people/people?${PLACE}`);
    await owner.named('修改 苏见月').click();
    await owner.tap('办理离职');
    await owner.press('确定离职');
    await owner.named('修改 苏见月').waitFor({ state: 'detached' });
    await house().mall.refused(newcomer, 'store', 'receipts', HERE, 'FORBIDDEN');
    await other.goto(`/staff/workbench/workbench?${PLACE}`);
    await other.shown('扫邀请码').waitFor();
    await closed(owner, other);
  },
  FLOW_MS,
);
