/** An owner asks to leave, takes it back, asks again; an operator closes it; it comes back. About half a minute. */
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { departures, merchants } from '../../cloudfunctions/stores/documents';
import { CHAIN } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { inBrowser } from '../support/browser';
import { phoneSuite } from './phone-suite';
import { shopOf } from './scenes/leaving-shop';

const { house, take, closed } = phoneSuite();

const CHAIN_PAGE = `/staff/departure/departure?merchantId=${CHAIN.id}`;
const FLOW_MS = 90_000;

inBrowser(
  'a chain with open orders asks, cannot be closed, and stays: its goods are back',
  async () => {
    const { mall } = house();
    const merchantId = CHAIN.id;
    const onSale = async () =>
      (await mall.call(OWNER, 'member', 'products', { limit: 5, merchantId })).rows.length;
    const before = await onSale();
    expect(before).toBeGreaterThan(0);
    const owner = await take(OWNER, CHAIN_PAGE);
    await owner.shown('退出意味着什么').waitFor();
    await owner.tap('申请退出');
    await owner.press('申请退出');
    await owner.shown('正在办理退出').waitFor();
    expect(await onSale()).toBe(0);
    await mall.refused(OPERATOR, 'operator', 'closeMerchant', { merchantId }, 'DEPARTURE_BLOCKED');
    await owner.tap('撤回，继续营业');
    await owner.shown('退出意味着什么').waitFor();
    expect(await onSale()).toBe(before);
    await closed(owner);
  },
  FLOW_MS,
);

inBrowser(
  'a merchant with nothing open is closed by an operator, is refused its return once, and comes back',
  async () => {
    const { mall } = house();
    const merchantId = 'leaver-flow';
    const { who, path } = await shopOf('flow', { name: '素颜', state: 'open', wish: null })({
      house: house(),
    });
    const owner = await take(who, path);
    await owner.tap(/^销毁$/);
    await owner.shown(/销毁后不能找回/).waitFor();
    await owner.tap('申请退出');
    await owner.press('申请退出');
    await owner.shown('正在办理退出').waitFor();
    await noticeIsOver(merchantId);
    await mall.call(OPERATOR, 'operator', 'closeMerchant', { merchantId });
    const comeBack = async (): Promise<void> => {
      await owner.goto(path);
      await owner.shown('已经退出商城').waitFor();
      await owner.tap('申请返回');
      await owner.press('申请返回');
      await owner.shown('返回申请正在审核').waitFor();
    };
    await comeBack();
    await mall.call(OPERATOR, 'operator', 'refuseReturn', { merchantId, answer: '营业执照已过期' });
    await owner.goto(path);
    await owner.shown('营业执照已过期').waitFor();
    await comeBack();
    await mall.call(OPERATOR, 'operator', 'readmitMerchant', { merchantId });
    await owner.goto(path);
    await owner.shown('退出意味着什么').waitFor();
    expect((await openDatabase().get(merchants, merchantId))?.state).toBe('open');
    await closed(owner);
  },
  FLOW_MS,
);

/** Its customers have had their seven days. */
async function noticeIsOver(merchantId: string): Promise<void> {
  const transaction = await openDatabase().begin();
  const departure = await transaction.get(departures, merchantId);
  if (departure === null) throw new Error('nobody asked');
  await transaction.put(departures, { ...departure, closesFrom: departure.askedAt });
  await transaction.commit();
}
