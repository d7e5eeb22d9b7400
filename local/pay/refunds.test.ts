/** Refunds through the real client: whole, in parts, again, too much, too late, and each way in which they end. */
import {
  partiesOf,
  newNo,
  openBench,
  OPENID,
  openNotice,
  paidOrder,
  partnerOrder,
  payRequestOf,
  place,
  refusalOf,
  SUB,
  type Bench,
} from './test-support';
import { DAY_MS } from './time';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const REFUNDS = 'v3/refund/domestic/refunds';
const params = { sub_mchid: SUB };

function refundOf(outTradeNo: string, refund: number, changes: object = {}): Record<string, unknown> {
  return {
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    out_refund_no: newNo('REFUND'),
    reason: '不想要了',
    notify_url: bench.listener.url,
    amount: { refund, total: 1000, currency: 'CNY' },
    ...changes,
  };
}

const ask = async (asked: object): Promise<object> => (await bench.client.post<object>(REFUNDS, asked)).data;
const find = async (outRefundNo: unknown): Promise<object> =>
  (await bench.client.get<object>(`${REFUNDS}/${String(outRefundNo)}`, { params })).data;

test('a refund is under way, succeeds by the clock and is told of', async () => {
  const asked = refundOf(await paidOrder(bench), 300);
  const accepted = await ask(asked);
  expect(accepted).toMatchObject({
    refund_id: expect.stringMatching(/^50300\d{24}$/) as string,
    out_refund_no: asked['out_refund_no'],
    status: 'PROCESSING',
    channel: 'ORIGINAL',
    amount: { refund: 300, total: 1000, payer_total: 1000, payer_refund: 300, currency: 'CNY' },
  });
  expect(await find(asked['out_refund_no'])).toEqual(accepted);
  bench.clock.now += 3000;
  const ended = await find(asked['out_refund_no']);
  expect(ended).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) as string });
  await bench.pay.deliverDue();
  expect(bench.lastNotice()).toMatchObject({
    eventType: 'REFUND.SUCCESS',
    resource: { out_refund_no: asked['out_refund_no'], refund_status: 'SUCCESS', sub_mchid: SUB },
  });
});

test('an order that was refunded says so', async () => {
  const outTradeNo = await paidOrder(bench);
  await ask(refundOf(outTradeNo, 1));
  const path = `v3/pay/partner/transactions/out-trade-no/${outTradeNo}`;
  const { data } = await bench.client.get<object>(path, { params: partiesOf(bench) });
  expect(data).toMatchObject({ trade_state: 'REFUND' });
});

test('by transaction_id as well', async () => {
  const outTradeNo = await paidOrder(bench);
  const path = `v3/pay/partner/transactions/out-trade-no/${outTradeNo}`;
  const { data } = await bench.client.get<{ transaction_id: string }>(path, { params: partiesOf(bench) });
  const { out_trade_no: _, ...asked } = refundOf(outTradeNo, 300);
  expect(await ask({ ...asked, transaction_id: data.transaction_id })).toMatchObject({
    out_trade_no: outTradeNo,
  });
  expect(await refusalOf(ask(asked))).toMatchObject({ code: 'PARAM_ERROR' });
});

test('the same refund again is the same; with other content it is refused', async () => {
  const asked = refundOf(await paidOrder(bench), 300);
  const first = await ask(asked);
  expect(await ask(asked)).toEqual(first);
  const other = { ...asked, amount: { refund: 200, total: 1000, currency: 'CNY' } };
  expect(await refusalOf(ask(other))).toMatchObject({ status: 400, code: 'INVALID_REQUEST' });
});

test('twenty refunds at once never give back more than was paid', async () => {
  const outTradeNo = await paidOrder(bench);
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => ask(refundOf(outTradeNo, 130))));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
  expect(await refusalOf(ask(refundOf(outTradeNo, 91)))).toMatchObject({ code: 'INVALID_REQUEST' });
  expect(await ask(refundOf(outTradeNo, 90))).toMatchObject({ status: 'PROCESSING' });
});

test('fifty refunds an order and no more', async () => {
  const outTradeNo = await paidOrder(bench);
  for (let i = 0; i < 50; i++) await ask(refundOf(outTradeNo, 1));
  expect(await refusalOf(ask(refundOf(outTradeNo, 1)))).toMatchObject({ code: 'INVALID_REQUEST' });
});

test("the direct merchant's, told of without a sub-merchant", async () => {
  const { WECHATPAY_APPID: appid, WECHATPAY_MCHID: mchid } = bench.pay.environments.direct;
  const out_trade_no = newNo();
  const placed = await bench.direct.post<{ prepay_id: string }>('v3/pay/transactions/jsapi', {
    appid,
    mchid,
    description: '礼品卡',
    out_trade_no,
    notify_url: bench.listener.url,
    amount: { total: 5 },
    payer: { openid: OPENID },
  });
  const { prepay_id } = placed.data;
  await bench.pay.pay(prepay_id, payRequestOf(bench.pay.environments.direct, prepay_id));
  const asked = {
    out_trade_no,
    out_refund_no: newNo('REFUND'),
    notify_url: bench.listener.url,
    amount: { refund: 5, total: 5, currency: 'CNY' },
  };
  await bench.direct.post(REFUNDS, asked);
  bench.clock.now += 3000;
  await bench.pay.deliverDue();
  const { data } = await bench.direct.get<object>(`${REFUNDS}/${asked.out_refund_no}`);
  expect(data).toMatchObject({ status: 'SUCCESS' });
  const notice = bench.listener.received.at(-1)!;
  const { resource } = openNotice(notice, bench.certs, bench.pay.environments.direct.WECHATPAY_API_V3_KEY);
  expect(resource).toMatchObject({ mchid, out_refund_no: asked.out_refund_no, refund_status: 'SUCCESS' });
  expect(resource).not.toHaveProperty('sub_mchid');
});

test('only what was paid, to the merchant that was paid, with its right total', async () => {
  const order = partnerOrder(bench);
  await place(bench, order);
  const unpaid = refundOf(String(order['out_trade_no']), 1);
  expect(await refusalOf(ask(unpaid))).toMatchObject({ code: 'INVALID_REQUEST' });
  const asked = refundOf(await paidOrder(bench), 1);
  const missing = { status: 404, code: 'RESOURCE_NOT_EXISTS' };
  expect(await refusalOf(ask({ ...asked, sub_mchid: '1900000202' }))).toMatchObject(missing);
  expect(await refusalOf(ask(refundOf('UNKNOWN', 1)))).toMatchObject(missing);
  expect(await refusalOf(find('UNKNOWN'))).toMatchObject(missing);
  const total = { refund: 1, total: 999, currency: 'CNY' };
  expect(await refusalOf(ask({ ...asked, amount: total }))).toMatchObject({ code: 'INVALID_REQUEST' });
});

test('a merchant without money cannot refund', async () => {
  bench.pay.switches([{ effect: 'balance-low', times: 1 }]);
  const asked = refundOf(await paidOrder(bench), 1);
  expect(await refusalOf(ask(asked))).toMatchObject({ status: 403, code: 'NOT_ENOUGH' });
  expect(await ask(asked)).toMatchObject({ status: 'PROCESSING' });
});

test('a closed refund gives the merchant its money back, which may be refunded again', async () => {
  const outTradeNo = await paidOrder(bench);
  bench.pay.switches([{ effect: 'refund-closed', times: 1 }]);
  const asked = refundOf(outTradeNo, 1000);
  await ask(asked);
  expect(await refusalOf(ask(refundOf(outTradeNo, 1)))).toMatchObject({ code: 'INVALID_REQUEST' });
  bench.clock.now += 3000;
  await bench.pay.deliverDue();
  expect(bench.lastNotice()).toMatchObject({
    eventType: 'REFUND.CLOSED',
    resource: { refund_status: 'CLOSED' },
  });
  expect(await find(asked['out_refund_no'])).toMatchObject({ status: 'CLOSED' });
  expect(await ask(refundOf(outTradeNo, 1000))).toMatchObject({ status: 'PROCESSING' });
});

test('an abnormal refund, late', async () => {
  bench.pay.switches([
    { effect: 'refund-abnormal', times: 1 },
    { effect: 'refund-late', delayMs: DAY_MS, times: 1 },
  ]);
  const asked = refundOf(await paidOrder(bench), 1000);
  await ask(asked);
  bench.clock.now += DAY_MS;
  expect(await find(asked['out_refund_no'])).toMatchObject({ status: 'PROCESSING' });
  bench.clock.now += 3000;
  await bench.pay.deliverDue();
  expect(await find(asked['out_refund_no'])).toMatchObject({ status: 'ABNORMAL' });
  expect(bench.lastNotice()).toMatchObject({ eventType: 'REFUND.ABNORMAL' });
});

test('for a year', async () => {
  const outTradeNo = await paidOrder(bench);
  bench.clock.now += 365 * DAY_MS;
  expect(await ask(refundOf(outTradeNo, 1))).toMatchObject({ status: 'PROCESSING' });
  bench.clock.now += 1000;
  expect(await refusalOf(ask(refundOf(outTradeNo, 1)))).toMatchObject({ code: 'INVALID_REQUEST' });
});
