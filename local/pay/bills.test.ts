/** Bills through the real client, and their sums against what happened. */
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { Formatter } from 'wechatpay-axios-plugin';
import { newNo, openBench, OPENID, OTHER_SUB, paidOrder, refusalOf, SUB, type Bench } from './test-support';
import { DAY_MS, dayOf, HOUR_MS, MINUTE_MS, startOfDay } from './time';

let bench: Bench;
let day: string;
beforeAll(async () => {
  bench = await openBench();
  // Noon, so that the day does not end within a test.
  bench.clock.now = startOfDay(dayOf(bench.clock.now)) + 12 * HOUR_MS;
  day = dayOf(bench.clock.now);
  const first = await paidOrder(bench, { attach: 'a,`b`\n' });
  await paidOrder(bench, { amount: { total: 2345 } });
  await paidOrder(bench, { sub_mchid: OTHER_SUB, amount: { total: 7 } });
  await refund(first, 300);
  await refund(first, 55);
});
afterAll(() => bench.close());

interface Link {
  download_url: string;
  hash_value: string;
}

interface Cast {
  rows: Record<string, string>[];
  summary: Record<string, string>;
}

async function refund(outTradeNo: string, fen: number): Promise<void> {
  await bench.client.post('v3/refund/domestic/refunds', {
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    out_refund_no: newNo('REFUND'),
    amount: { refund: fen, total: 1000, currency: 'CNY' },
  });
}

const ask = async (path: string, params: object): Promise<Link> =>
  (await bench.client.get<Link>(`v3/bill/${path}`, { params })).data;

async function download({ download_url }: Link): Promise<Buffer> {
  const url = new URL(download_url);
  const { data } = await bench.client.get<ArrayBuffer>('v3/billdownload/file', {
    params: Object.fromEntries(url.searchParams),
    responseType: 'arraybuffer',
  });
  return Buffer.from(data);
}

async function bill(path: string, params: object): Promise<Cast> {
  const link = await ask(path, params);
  const content = await download(link);
  expect(createHash('sha1').update(content).digest('hex')).toBe(link.hash_value);
  return Formatter.castCsvBill(content) as Cast;
}

test('is made on the next day: begun at 9, there at 10', async () => {
  const midnight = startOfDay(day) + DAY_MS;
  bench.clock.now = midnight + 9 * HOUR_MS - 1;
  const missing = { status: 400, code: 'NO_STATEMENT_EXIST' };
  expect(await refusalOf(ask('tradebill', { bill_date: day }))).toMatchObject(missing);
  bench.clock.now = midnight + 9 * HOUR_MS;
  expect(await refusalOf(ask('tradebill', { bill_date: day }))).toMatchObject({ code: 'STATEMENT_CREATING' });
  bench.clock.now = midnight + 10 * HOUR_MS;
  expect(await ask('tradebill', { bill_date: day })).toMatchObject({ hash_type: 'SHA1' });
  expect(await refusalOf(ask('tradebill', { bill_date: dayOf(midnight - 2 * DAY_MS) }))).toMatchObject(
    missing,
  );
  expect(await refusalOf(ask('tradebill', { bill_date: '2026-02-30' }))).toMatchObject({
    code: 'PARAM_ERROR',
  });
});

test('lists every payment and refund of the day, and sums them up', async () => {
  const { rows, summary } = await bill('tradebill', { bill_date: day });
  expect(rows.map((row) => [row['交易状态'], row['特约商户号'], row['订单金额'], row['退款金额']])).toEqual([
    ['SUCCESS', SUB, '10.00', '0.00'],
    ['SUCCESS', SUB, '23.45', '0.00'],
    ['SUCCESS', OTHER_SUB, '0.07', '0.00'],
    ['REFUND', SUB, '0.00', '3.00'],
    ['REFUND', SUB, '0.00', '0.55'],
  ]);
  expect(rows[0]).toMatchObject({ 用户标识: OPENID, 商户数据包: "a,'b'\\n", 商品名称: '面部护理' });
  expect(summary).toEqual({
    总交易单数: '5',
    应结订单总金额: '33.52',
    退款总金额: '3.55',
    充值券退款总金额: '0.00',
    手续费总金额: '0.00000',
    订单总金额: '33.52',
    申请退款总金额: '3.55',
  });
});

test('sums up to what the state says', async () => {
  const response = await fetch(`${bench.pay.control}/state`);
  const { payments, refunds } = (await response.json()) as {
    payments: { trades: { totalFen: number; paidAt: number | null }[] }[];
    refunds: { refundFen: number }[];
  };
  const paid = payments.flatMap(({ trades }) => trades).filter(({ paidAt }) => paidAt !== null);
  const fenOf = (yuan = ''): number => Math.round(Number(yuan) * 100);
  const { summary } = await bill('tradebill', { bill_date: day });
  expect(fenOf(summary['订单总金额'])).toBe(paid.reduce((sum, { totalFen }) => sum + totalFen, 0));
  expect(fenOf(summary['退款总金额'])).toBe(refunds.reduce((sum, { refundFen }) => sum + refundFen, 0));
});

test('of one sub-merchant, of payments alone, of refunds alone', async () => {
  const sub = await bill('tradebill', { bill_date: day, sub_mchid: OTHER_SUB });
  expect(sub.summary).toMatchObject({ 总交易单数: '1', 订单总金额: '0.07' });
  const success = await bill('tradebill', { bill_date: day, bill_type: 'SUCCESS' });
  expect(success.summary).toEqual({
    总交易单数: '3',
    应结订单总金额: '33.52',
    手续费总金额: '0.00000',
    订单总金额: '33.52',
  });
  const refunds = await bill('tradebill', { bill_date: day, bill_type: 'REFUND' });
  expect(refunds.summary).toMatchObject({ 总交易单数: '2', 退款总金额: '3.55' });
  expect(refunds.rows[0]).toHaveProperty('退款申请时间');
});

test('stays as it was first made', async () => {
  const before = await ask('tradebill', { bill_date: day, sub_mchid: SUB });
  bench.clock.now += DAY_MS;
  await bench.pay.deliverDue();
  expect((await ask('tradebill', { bill_date: day, sub_mchid: SUB })).hash_value).toBe(before.hash_value);
});

test('can be compressed, and its hash is of the plain text', async () => {
  const link = await ask('tradebill', { bill_date: day, tar_type: 'GZIP' });
  const content = gunzipSync(await download(link));
  expect(createHash('sha1').update(content).digest('hex')).toBe(link.hash_value);
});

test('its link is good for five minutes, and for the merchant that asked', async () => {
  const link = await ask('tradebill', { bill_date: day });
  const params = Object.fromEntries(new URL(link.download_url).searchParams);
  const refused = { status: 400, code: 'INVALID_REQUEST' };
  expect(await refusalOf(bench.direct.get('v3/billdownload/file', { params }))).toMatchObject(refused);
  bench.clock.now += 5 * MINUTE_MS + 1;
  expect(await refusalOf(bench.client.get('v3/billdownload/file', { params }))).toMatchObject(refused);
});

test('of funds: every movement with the balance after it', async () => {
  const from = startOfDay(dayOf(bench.clock.now));
  bench.clock.now = from + 12 * HOUR_MS;
  const account = bench.pay.environment.WECHATPAY_MCHID;
  for (const fen of [5000, 250]) {
    const body = JSON.stringify({ account, fen });
    await fetch(`${bench.pay.control}/deposits`, { method: 'POST', body });
  }
  await bench.client.post('v3/fund-app/mch-transfer/transfer-bills', {
    appid: bench.pay.environment.WECHATPAY_APPID,
    out_bill_no: newNo('BILL'),
    transfer_scene_id: '1000',
    openid: OPENID,
    transfer_amount: 50,
    transfer_remark: '收益',
    transfer_scene_report_infos: [{ info_type: '活动名称', info_content: '共享购' }],
  });
  bench.clock.now = from + DAY_MS + 10 * HOUR_MS;
  const { rows, summary } = await bill('fundflowbill', { bill_date: dayOf(from) });
  expect(rows.map((row) => [row['收支类型'], row['收支金额(元)'], row['账户结余(元)']])).toEqual([
    ['收入', '50.00', '50.00'],
    ['收入', '2.50', '52.50'],
    ['支出', '0.50', '52.00'],
  ]);
  expect(summary).toEqual({
    资金流水总笔数: '3',
    收入笔数: '2',
    收入金额: '52.50',
    支出笔数: '1',
    支出金额: '0.50',
  });
});
