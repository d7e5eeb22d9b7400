/**
 * The two accounts on two phones, under both profiles: a key made and backed up, points sent by the other one's code,
 * moved into custody and back with the password, seen on the statements; then the phone is lost and the words bring
 * the key back on a new one, wrong words do not, and without words a new key waits. Takes about a minute.
 */
import type { Browser } from 'playwright-core';

import { demoPolicy, strictDemoPolicy } from '../../local/demo/policy';
import { inBrowser, launchBrowser } from '../support/browser';
import type { Held } from './hold';
import { startChange } from './scenes/lost-keys';
import { Salon, SHARER } from './two-phones';

const FLOW_MS = 180_000;
const FRIEND = 'demo-lin-xiaoyue';
const PASSWORD = '258036';

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** Copies the words and answers the three questions. @returns the words */
async function backUp(phone: Held): Promise<readonly string[]> {
  await phone.tap('我准备好了');
  await phone.shown('按编号抄在纸上').waitFor();
  const cells = await phone.tab.locator('.phone-page:visible [class*="character"]').allInnerTexts();
  const words = cells.map((cell) => cell.trim());
  expect(words).toHaveLength(12);
  await phone.tap('抄好了，去核对');
  for (let i = 1; i <= 3; i += 1) {
    await phone.shown(`第 ${i} 题，共 3 题`).waitFor();
    const question = await phone.shown(/第 \d+ 个字是哪一个/).innerText();
    const number = Number(/\d+/.exec(question)?.[0]);
    await phone.tab
      .locator('.phone-page:visible [class*="choice"]')
      .getByText(words[number - 1] ?? '', { exact: true })
      .click();
  }
  await phone.shown('密钥已备份').waitFor();
  return words;
}

async function enter(phone: Held, password: string): Promise<void> {
  for (const digit of password) await phone.press(digit);
}

/** Scanning is typing what the code says. */
async function scan(phone: Held, text: string): Promise<void> {
  await phone.named('扫一扫').click();
  await phone.press('输入内容');
  await phone.tab.locator('.phone-field').fill(text);
  await phone.press('确定');
}

describe.each([
  ['standard', demoPolicy],
  ['strict', strictDemoPolicy],
] as const)('%s', (profile, policy) => {
  let salon: Salon;
  let own: Held;
  let words: readonly string[] = [];
  beforeAll(async () => {
    if (browser === undefined) return;
    salon = await Salon.open(browser, policy);
    await salon.pass(2);
  }, FLOW_MS);
  afterAll(async () => {
    if (browser !== undefined) await salon.house.end();
  });

  inBrowser(
    'a key is made and backed up; points go to the other phone by its code; the private key leaves neither',
    async () => {
      own = await salon.phoneOf(SHARER, '/points/accounts/accounts');
      await own.shown('还没有备份密钥').waitFor();
      expect(await own.shown('市场挂卖').count()).toBe(profile === 'standard' ? 1 : 0);
      const kept: string = await own.tab.evaluate(
        `wx.getStorage({ key: 'pointKeys', encrypt: true }).then(({ data }) => data[0].secretKey)`,
      );
      expect(kept).toMatch(/^[\da-f]{64}$/);
      expect(await own.tab.evaluate('JSON.stringify(localStorage)')).not.toContain(kept);
      const bodies: string[] = [];
      own.tab.on('request', (request) => bodies.push(request.postData() ?? ''));

      await own.tap('还没有备份密钥');
      words = await backUp(own);
      expect(
        await own.tab.evaluate(
          `wx.getStorage({ key: 'pointKeys', encrypt: true }).then(({ data }) => data[0].entropy)`,
        ),
      ).toBeNull();

      const friend = await salon.phoneOf(FRIEND, '/points/receive/receive');
      await friend.shown('复制收款地址').waitFor();
      const address = await friend.shown(/^[\w-]+-[\da-f]{6}$/).innerText();
      await own.goto('/points/transfer/transfer');
      await own.shown('转给谁').waitFor();
      await scan(own, `/points/transfer/transfer?to=${address}`);
      await own.shown('换一位').waitFor();
      await own.write('多少积分', '0.25');
      await own.shown('→').waitFor();
      await own.tap(/^转出$/);
      await own.press('签名转出');
      await own.shown(/^已转给/).waitFor();
      await friend.goto('/points/statement/statement');
      await friend.shown('会员转入').waitFor();
      await friend.shown('转入 0.250000').waitFor();
      expect(bodies.join('')).toContain('transferPoints');
      expect(bodies.join('')).not.toContain(kept);
      expect([...own.complaints, ...friend.complaints]).toEqual([]);
      await friend.close();
    },
    FLOW_MS,
  );

  inBrowser(
    'moved into custody by the key, back by a password that has to be right, seen on the statement and exported',
    async () => {
      await own.goto('/points/move/move?direction=in');
      await own.shown('转入免费').waitFor();
      await own.write('多少积分', '0.5');
      await own.shown('→').waitFor();
      await own.tap('转入托管账户');
      await own.press('签名转入');
      await own.shown('已转入托管账户，余额已更新').waitFor();

      await own.goto('/points/password/password');
      await own.tap('设置支付密码');
      await enter(own, '123456');
      await enter(own, '123456');
      await own.tab.getByText('这个密码太容易被猜到，请换一个').first().waitFor();
      await enter(own, PASSWORD);
      await own.tab.getByText('再输入一次新密码').first().waitFor();
      await enter(own, PASSWORD);
      await own.shown('新密码已生效').waitFor();

      await own.goto('/points/move/move?direction=out');
      await own.shown('可转 0.500000 积分').waitFor();
      await own.write('多少积分', '0.1');
      await own.shown('0.001000').waitFor();
      await own.tap(/^转回原始账户$/);
      await enter(own, '111112');
      await own.tab.getByText(/支付密码不正确，还可以再试/).waitFor();
      await enter(own, PASSWORD);
      await own.shown('已转回原始账户，余额已更新').waitFor();

      await own.goto('/points/statement/statement?place=custodial');
      await own.shown('从原始账户转入').waitFor();
      await own.shown('转回手续费，销毁').waitFor();
      const download = own.tab.waitForEvent('download');
      await own.tap('导出这个月');
      expect((await download).suggestedFilename()).toMatch(/^托管账户-.*\.csv$/);
      expect(own.complaints).toEqual([]);
      await own.close();
    },
    FLOW_MS,
  );

  inBrowser(
    'a new phone: wrong words are told, the right ones bring the key back; without them a new key waits',
    async () => {
      const fresh = await salon.phoneOf(SHARER, '/points/accounts/accounts');
      await fresh.tap('密钥不在这台手机上');
      await fresh.shown('按顺序输入 12 个字').waitFor();
      await fresh.write('12 个字', '囧');
      await fresh.shown(/第 1 个字“囧”不在备份用字里/).waitFor();
      await fresh.write('12 个字', '的的的的的的的的的的的在');
      await fresh.shown('12 个字合得上').waitFor();
      await fresh.tap(/^恢复$/);
      await fresh.shown('这 12 个字是另一个账户的').waitFor();
      await fresh.write('12 个字', words.join(' '));
      await fresh.tap(/^恢复$/);
      await fresh.shown('密钥已恢复').waitFor();
      await fresh.tap('看积分账户');
      await fresh.shown('已备份').waitFor();

      const other = await salon.phoneOf(SHARER, '/points/lost-phone/lost-phone');
      await other.tap(/^申请新密钥$/);
      await other.press('申请');
      await other.shown('已申请，等待核对身份').waitFor();
      await startChange(salon.house.mall, SHARER);
      await other.goto('/points/accounts/accounts');
      await other.shown('正在更换密钥').waitFor();
      await fresh.goto('/points/transfer/transfer');
      await fresh.shown('等待期内原始账户不能转出').waitFor();
      await salon.pass(3);
      await other.goto('/points/accounts/accounts');
      await other.shown('还没有备份密钥').waitFor();
      await fresh.goto('/points/accounts/accounts');
      await fresh.shown('密钥不在这台手机上').waitFor();
      expect([...fresh.complaints, ...other.complaints]).toEqual([]);
      await Promise.all([fresh.close(), other.close()]);
      await salon.expectSound();
    },
    FLOW_MS,
  );
});
