/**
 * The market on two phones: a merchant asks for points, a member sells some, both see what was filled and what became
 * of it; taking back what is being filled; a halt. Then strict, where there is none of it. Takes about a minute.
 */
import type { Browser } from 'playwright-core';

import { Memory } from '../../cloudfunctions/ledger/memory';
import { openDatabase } from '../../cloudfunctions/platform/cloudbase';
import { realWaiting } from '../../cloudfunctions/platform/retry';
import { CHAIN, STORES } from '../../local/demo/data/chain';
import { OPERATOR, OWNER } from '../../local/demo/data/people';
import { named } from '../../local/demo/deeds';
import { KeyHolder, PAY_PASSWORD } from '../../local/demo/key-holder';
import { demoPolicy, strictDemoPolicy } from '../../local/demo/policy';
import { expectSoundBooks } from '../support/audit';
import { inBrowser, launchBrowser } from '../support/browser';
import { hold, type Held } from './hold';
import { openMallOnPhone, type MallOnPhone } from './mall-on-phone';

const SELLER = named('韩佳宁').openid;
const POINT = 1_000_000;
const FLOW_MS = 120_000;
const OPEN_MS = 180_000;
const STORE = STORES[0]?.id ?? '';
const merchantId = CHAIN.id;
const staff = (page: string): string => `/staff/${page}/${page}?merchantId=${merchantId}&storeId=${STORE}`;

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** On the sheet for the pay password. */
async function enter({ tab }: Held, password: string): Promise<void> {
  for (const digit of password) await tab.getByRole('button', { name: digit, exact: true }).last().click();
}

async function closed(...phones: Held[]): Promise<void> {
  for (const { complaints, close } of phones) {
    expect(complaints).toEqual([]);
    await close();
  }
}

describe('standard', () => {
  let house: MallOnPhone;
  beforeAll(async () => {
    if (browser === undefined) return;
    house = await openMallOnPhone();
    const seller = new KeyHolder(house.mall, SELLER);
    await seller.prepare();
    await seller.moveIn(20 * POINT);
    await house.mall.payIn(OWNER, merchantId, 100_000);
  }, OPEN_MS);
  afterAll(async () => {
    if (browser !== undefined) await house.end();
  });

  const phoneOf = (who: string, path: string): Promise<Held> => hold(browser, house, who, path);
  const stock = async (): Promise<number> =>
    (await house.mall.call(OWNER, 'store', 'pointsStock', { merchantId })).stock;

  inBrowser(
    'asked for, sold in part, seen by both: points in the stock, cash in the wallet',
    async () => {
      const before = await stock();
      const owner = await phoneOf(OWNER, staff('points-stock'));
      await owner.press('求购积分');
      await owner.shown('可用求购资金').waitFor();
      await owner.write('每积分不高于多少元', '99');
      await owner.write('求购多少积分', '10');
      await owner.shown(/今天可挂的价格在/).waitFor();
      await owner.tap(/^今日价/);
      await owner.shown('¥1000.00 → ').waitFor();
      await owner.press('求购');
      await owner.press('确认求购');
      await owner.shown('挂单中').waitFor();

      const seller = await phoneOf(SELLER, '/market/market/market');
      await seller.shown('商家求购').waitFor();
      await seller.press('挂卖积分');
      await seller.shown('商家正在求购').waitFor();
      await seller.write('挂卖多少积分', '4');
      await seller.shown('20.00 → 16.00').waitFor();
      await seller.press('挂卖');
      await enter(seller, '135246');
      await seller.tab
        .getByText(/还可以再试|不正确/)
        .first()
        .waitFor();
      await enter(seller, PAY_PASSWORD);
      await seller.shown('全部成交').waitFor();
      await seller.shown(/起可提现/).waitFor();
      await seller.goto('/market/cash/cash');
      await seller.shown('卖出积分').waitFor();
      const [sale] = (await house.mall.call(SELLER, 'member', 'sales', {})).rows;
      const cash = `¥${((sale?.fen ?? 0) / 100).toFixed(2)}`;
      await seller.shown(cash).waitFor();
      expect(await seller.shown('等待中').count()).toBe(1);

      await owner.goto(staff('buy-orders'));
      await owner.shown('部分成交').waitFor();
      await owner.shown(`已成交 4.00 积分，还剩 6.00，花费 ${cash}`).waitFor();
      await owner.tap('成交明细');
      await owner.shown(/^4\.00 × ¥/).waitFor();
      await owner.goto(staff('fund'));
      await owner.shown('求购冻结').waitFor();
      expect(await stock()).toBe(before + 4 * POINT);
      await closed(owner, seller);
    },
    FLOW_MS,
  );

  inBrowser(
    'taking back what has just been filled says so; what is open goes back where it came from',
    async () => {
      const owner = await phoneOf(OWNER, staff('buy-orders'));
      await owner.shown('部分成交').waitFor();
      const { price } = await house.mall.call(SELLER, 'member', 'market', {});
      const terms = { units: 6 * POINT, price, password: PAY_PASSWORD };
      const sold = await house.mall.call(SELLER, 'member', 'sellPoints', terms);
      expect(sold.state).toBe('filled');
      await owner.tap('撤销');
      await owner.press('撤销');
      await owner.shown('全部成交').waitFor();
      expect((await house.mall.call(OWNER, 'store', 'fund', { merchantId })).frozenFen).toBe(0);

      await house.mall.call(SELLER, 'member', 'sellPoints', { ...terms, units: 5 * POINT });
      const seller = await phoneOf(SELLER, '/market/orders/orders');
      await seller.tap('撤销');
      await seller.press('撤销');
      await seller.shown('剩余积分已退回托管账户').waitFor();
      const { custodialPointUnits } = await house.mall.call(SELLER, 'member', 'accounts', {});
      expect(custodialPointUnits).toBe(10 * POINT);
      await closed(owner, seller);
    },
    FLOW_MS,
  );

  inBrowser(
    'a halt is shown with its reason wherever one could trade, and ends',
    async () => {
      const { mall } = house;
      await mall.call(OPERATOR, 'operator', 'haltTrading', { reason: '价格核对中，预计今天 18 点恢复' });
      const phones: Held[] = [];
      for (const [who, path] of [
        [SELLER, '/market/market/market'],
        [SELLER, '/market/sell/sell'],
        [OWNER, staff('buy-points')],
      ] as const) {
        const phone = await phoneOf(who, path);
        phones.push(phone);
        await phone.shown('价格核对中，预计今天 18 点恢复').waitFor();
      }
      await mall.refused(
        ...([
          OWNER,
          'store',
          'buyPoints',
          { merchantId, units: POINT, price: 10_000 },
          'MARKET_HALTED',
        ] as const),
      );
      await mall.call(OPERATOR, 'operator', 'resumeTrading', {});
      const [market] = phones;
      await market?.goto('/market/market/market');
      await market?.shown('挂卖积分').waitFor();
      await closed(...phones);
    },
    FLOW_MS,
  );

  inBrowser('after all of it the books are sound', async () => {
    const database = openDatabase();
    const now = await house.cloud.client.now();
    const books = { database, waiting: realWaiting, policy: demoPolicy, memory: new Memory(database) };
    await expectSoundBooks({ ...books, clock: { now: () => now } });
  });
});

describe('strict', () => {
  let house: MallOnPhone;
  beforeAll(async () => {
    if (browser !== undefined) house = await openMallOnPhone(undefined, strictDemoPolicy);
  }, OPEN_MS);
  afterAll(async () => {
    if (browser !== undefined) await house.end();
  });

  inBrowser(
    'nothing leads to a market, and its pages say kindly that there is none',
    async () => {
      const member = await hold(browser, house, SELLER, '/wallet/wallet/wallet');
      const owner = await hold(browser, house, OWNER, staff('workbench'));
      await member.shown('共享积分').waitFor();
      await owner.shown('积分库存').waitFor();
      await owner.goto(staff('points-stock'));
      await owner.shown('积分用在哪里').waitFor();
      for (const phone of [member, owner]) expect(await phone.shown(/求购|挂卖|现金钱包/).count()).toBe(0);
      for (const page of ['market', 'sell', 'orders', 'cash']) {
        await member.goto(`/market/${page}/${page}`);
        await member.shown('积分挂卖与求购暂未开放').waitFor();
      }
      for (const page of ['buy-points', 'buy-orders', 'fund']) {
        await owner.goto(staff(page));
        await owner.shown('积分挂卖与求购暂未开放').waitFor();
      }
      await closed(member, owner);
    },
    FLOW_MS,
  );
});
