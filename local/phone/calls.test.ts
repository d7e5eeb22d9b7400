/** The calls of wx in a real browser, with a cloud and a WeChat Pay that answer like the local ones. */
import type { Browser } from 'playwright-core';
import { toBuffer } from 'qrcode';

import { startPhone, type Phone } from './server/server';
import {
  fakeCloud,
  fakePay,
  FIXTURE,
  inBrowser,
  look,
  openBrowser,
  type Fake,
  type Look,
} from './test-support';

const CALLS = encodeURIComponent('/pages/calls/calls');
const CODE = 'https://local.invalid/wxacode?scene=s1&page=pages/home/home';

let phone: Phone;
let browser: Browser | undefined;
let cloud: Fake;
let pay: Fake;

beforeAll(async () => {
  [cloud, pay] = await Promise.all([fakeCloud(), fakePay()]);
  phone = await startPhone({
    root: FIXTURE,
    cloudUrl: cloud.url,
    payUrl: pay.url,
    people: [
      { name: '安', openid: 'o-ann', role: '顾客' },
      { name: '鲍', openid: 'o-bob' },
    ],
    codes: () => Promise.resolve([{ name: '门店收款码', text: CODE }]),
  });
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await Promise.all([phone.close(), cloud.close(), pay.close()]);
});

const open = (person = 'o-ann'): Promise<Look> =>
  look(browser, `${phone.url}/phone?as=${person}&page=${CALLS}`);
const call = ({ tab }: Look, name: string): Promise<void> => tab.locator(`[aria-label="${name}"]`).click();
/** What the page tells of a call, once it tells of it. */
async function told({ tab }: Look, name: string): Promise<string> {
  const line = tab.locator('[id$="--told"]').getByText(`${name}：`);
  await line.waitFor();
  return (await line.innerText()).slice(name.length + 1);
}
const choose = ({ tab }: Look, text: string): Promise<void> =>
  tab.locator('.phone-layer').getByRole('button', { name: text }).first().click();

describe('calls of one person, one after another', () => {
  let seen: Look;
  beforeAll(async () => {
    if (browser !== undefined) seen = await open();
  });
  afterAll(async () => {
    if (browser !== undefined) await seen.close();
  });

  inBrowser.each([
    ['对话框', ['确定'], { confirm: true, cancel: false, errMsg: 'showModal:ok' }],
    ['对话框', ['取消'], { confirm: false, cancel: true }],
    ['动作单', ['二'], { tapIndex: 1 }],
    ['动作单', ['取消'], { errMsg: 'showActionSheet:fail cancel' }],
    ['地址', ['拒绝'], { errMsg: 'chooseAddress:fail privacy permission is not authorized' }],
    ['地址', ['同意', '林晓月'], { userName: '林晓月', errMsg: 'chooseAddress:ok' }],
    ['选址', ['梅溪湖'], { name: '梅溪湖', latitude: 28.1885 }],
    ['位置', [], { longitude: 112.8926 }],
    ['订阅', ['允许'], { T1: 'accept', errMsg: 'requestSubscribeMessage:ok' }],
    ['扫码', ['从清单选择', '门店收款码'], { scanType: 'WX_CODE', path: 'pages/home/home?scene=s1' }],
    ['扫码', ['取消'], { errMsg: 'scanCode:fail cancel' }],
    ['付款', ['立即支付'], { errMsg: 'requestPayment:ok' }],
    ['付款', ['取消'], { errMsg: 'requestPayment:fail cancel' }],
    ['付款', ['让银行拒绝'], { errMsg: 'requestPayment:fail 银行拒绝了这笔付款' }],
    ['收款', ['收款'], { result: 'success', errMsg: 'requestMerchantTransfer:ok' }],
    ['收款', ['暂不收款'], { errMsg: 'requestMerchantTransfer:fail cancel' }],
  ] as const)('%s, answered with %j', async (name, answers, expected) => {
    await call(seen, name);
    for (const answer of answers) await choose(seen, answer);
    expect(JSON.parse(await told(seen, name))).toMatchObject(expected);
  });

  inBrowser.each([
    ['云函数', { result: { data: { a: 1 }, openid: 'o-ann' }, errMsg: 'cloud.callFunction:ok' }],
    ['云文件', { fileID: 'cloud://local-env/a.txt' }],
    ['云数据库', { errCode: -502003 }],
    ['复制', { data: '复制的字' }],
    ['登录', { errMsg: 'login:ok' }],
    ['蓝牙', { errMsg: 'openBluetoothAdapter:fail the phone does not support it' }],
  ])('%s', async (name, expected) => {
    await call(seen, name);
    expect(JSON.parse(await told(seen, name))).toMatchObject(expected);
    if (name === '蓝牙') await seen.tab.getByText('手机模拟器不支持 wx.openBluetoothAdapter').waitFor();
  });
});

inBrowser('the payment sheet shows what is paid, and the signed parameters go to WeChat Pay', async () => {
  const seen = await open();
  await call(seen, '付款');
  const sheet = seen.tab.locator('.phone-sheet');
  expect(await sheet.innerText()).toContain('¥199.00');
  expect(await sheet.innerText()).toContain('护理套餐');
  await choose(seen, '立即支付');
  await told(seen, '付款');
  const sent = pay.asked.filter(({ path }) => path === 'POST /local/prepay/P1/pay').at(-1);
  expect(sent?.body).toEqual({
    openid: 'o-ann',
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=P1',
    signType: 'RSA',
    paySign: 'signed',
  });
  await seen.close();
});

inBrowser('a code in a picture is read, a chosen picture becomes a file', async () => {
  const seen = await open();
  const { tab } = seen;
  const picture = await toBuffer('一段文字', { width: 300 });
  const pick = async (way: string): Promise<void> => {
    const chooser = tab.waitForEvent('filechooser');
    await choose(seen, way);
    await (await chooser).setFiles({ name: 'code.png', mimeType: 'image/png', buffer: picture });
  };
  await call(seen, '扫码');
  await pick('从图片识别');
  expect(JSON.parse(await told(seen, '扫码'))).toMatchObject({ result: '一段文字', scanType: 'QR_CODE' });
  await call(seen, '图片');
  await pick('从相册选择');
  const { tempFiles } = JSON.parse(await told(seen, '图片')) as {
    tempFiles: { width: number; tempFilePath: string }[];
  };
  expect(tempFiles[0]).toMatchObject({ width: 300, size: picture.length, fileType: 'image' });
  expect(tempFiles[0]?.tempFilePath).toMatch(/^wxfile:\/\/tmp_.*\.png$/);
  await seen.close();
});

inBrowser('two people in one browser keep their storage apart', async () => {
  const ann = await open('o-ann');
  await call(ann, '存储');
  expect(JSON.parse(await told(ann, '存储'))).toEqual({ read: { b: [1] }, keys: ['a'] });
  expect(await ann.tab.evaluate("wx.getStorageSync('a')")).toEqual({ b: [1] });
  await ann.tab.goto(`${phone.url}/phone?as=o-bob&page=${CALLS}`);
  await ann.tab.waitForSelector('.phone-page');
  expect(await ann.tab.evaluate("wx.getStorageSync('a')")).toBe('');
  await ann.close();
});

inBrowser('what is stored encrypted is read by its person, with the same wish alone', async () => {
  const ann = await open('o-ann');
  await call(ann, '加密存储');
  const { data, plain } = JSON.parse(await told(ann, '加密存储')) as { data: object; plain: string };
  expect(data).toEqual({ secret: '七' });
  expect(plain).toMatch(/^[\w+/]+=*$/);
  expect(await ann.tab.evaluate('JSON.stringify(localStorage)')).not.toContain('secret');
  const kept: string = await ann.tab.evaluate(`localStorage.getItem('phone.storage.o-ann.sealed')`);
  await ann.tab.goto(`${phone.url}/phone?as=o-bob&page=${CALLS}`);
  await ann.tab.waitForSelector('.phone-page');
  await ann.tab.evaluate(`localStorage.setItem('phone.storage.o-bob.sealed', ${JSON.stringify(kept)})`);
  expect(
    await ann.tab.evaluate(
      `wx.getStorage({ key: 'sealed', encrypt: true }).then(() => 'read', ({ errMsg }) => errMsg)`,
    ),
  ).toBe('getStorage:fail decrypt fail');
  await ann.close();
});

inBrowser('titles and badges change, tabs are switched, errors name their file and line', async () => {
  const seen = await open();
  const { tab } = seen;
  await call(seen, '标题');
  await tab.getByRole('heading', { name: '新标题' }).waitFor();
  await call(seen, '角标');
  expect(await tab.getByRole('tab', { name: '表单' }).innerText()).toContain('3');
  await call(seen, '出错');
  await tab.locator('.phone-problems').getByText('故意出的错').waitFor();
  expect(await tab.locator('.phone-problems code').first().innerText()).toMatch(
    /^pages\/calls\/calls\.ts:\d+:\d+$/,
  );
  await tab.getByRole('button', { name: '关闭', exact: true }).last().click();
  await call(seen, '首页');
  await tab.getByText('自定义组件').waitFor();
  await seen.close();
});

inBrowser('the panel: people, the clock, messages; offline fails the calls', async () => {
  const seen = await look(browser, `${phone.url}/?page=${CALLS}`, { viewport: { width: 1280, height: 900 } });
  const { tab } = seen;
  await tab.getByText('thing1：已发货').waitFor();
  await tab.locator('.time').getByText('2026/3/1 12:00:00').waitFor();
  await tab.getByRole('button', { name: '过 7 天' }).click();
  await tab.locator('.time').getByText('2026/3/8 12:00:00').waitFor();
  const inside = tab.frameLocator('iframe');
  await inside.locator('[aria-label="云函数"]').waitFor();
  await tab.getByRole('button', { name: '断网' }).click();
  await inside.locator('[id$="--network"]').getByText('none').waitFor();
  await inside.locator('[aria-label="云函数"]').click();
  await inside.getByText('network is offline').waitFor();
  await tab.getByRole('button', { name: '正常' }).click();
  await tab.getByRole('button', { name: '打开 pages/home/home' }).click();
  await inside.getByText('自定义组件').waitFor();
  await tab.getByRole('button', { name: '鲍' }).click();
  await tab.getByText('还没有消息').waitFor();
  await tab.waitForSelector('iframe[src*="as=o-bob"]');
  await seen.close();
});

test('the server answers its own pages alone', async () => {
  const ask = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${phone.url}/api/clock`, { method: 'POST', body: '{"advanceMs":1}', headers });
  expect((await ask({ origin: 'https://example.invalid' })).status).toBe(403);
  expect((await fetch(`${phone.url}/files/..%2f..%2f..%2f..%2fpackage.json`)).status).toBe(404);
  expect((await fetch(`${phone.url}/api/pay/switches`)).status).toBe(404);
});
