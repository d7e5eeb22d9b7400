/** What goes wrong with requests when the switches say so. */
import {
  newNo,
  openBench,
  paidOrder,
  partnerOrder,
  payRequestOf,
  place,
  refusalOf,
  SUB,
  type Bench,
} from './test-support';
import type { Switch } from './switches';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const JSAPI = 'POST /v3/pay/partner/transactions/jsapi';
const REFUND = 'POST /v3/refund/domestic/refunds';

const refund = (outTradeNo: string, out_refund_no: string): Promise<{ data: object }> =>
  bench.client.post('v3/refund/domestic/refunds', {
    sub_mchid: SUB,
    out_trade_no: outTradeNo,
    out_refund_no,
    amount: { refund: 600, total: 1000, currency: 'CNY' },
  });
const isThere = (outRefundNo: string): Promise<boolean> =>
  bench.client.get(`v3/refund/domestic/refunds/${outRefundNo}`, { params: { sub_mchid: SUB } }).then(
    () => true,
    () => false,
  );

test('the request is done and the reply is lost: the same request again finds it done', async () => {
  const outTradeNo = await paidOrder(bench);
  const no = newNo('REFUND');
  bench.pay.switches([{ effect: 'reply-lost', at: REFUND, times: 1 }]);
  await expect(refund(outTradeNo, no)).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(await isThere(no)).toBe(true);
  expect((await refund(outTradeNo, no)).data).toMatchObject({ status: 'PROCESSING' });
});

test.each<[Switch['effect'], boolean]>([
  ['system-error-before', false],
  ['system-error-after', true],
])('%s: 500, and whether it was done is %p', async (effect, isDone) => {
  const outTradeNo = await paidOrder(bench);
  const no = newNo('REFUND');
  bench.pay.switches([{ effect, at: REFUND, times: 1 }]);
  expect(await refusalOf(refund(outTradeNo, no))).toMatchObject({ status: 500, code: 'SYSTEM_ERROR' });
  expect(await isThere(no)).toBe(isDone);
});

test('too often: 429, for as many as was said', async () => {
  bench.pay.switches([{ effect: 'frequency-limited', at: JSAPI, times: 2 }]);
  const order = partnerOrder(bench);
  for (let i = 0; i < 2; i++)
    expect(await refusalOf(place(bench, order))).toMatchObject({ status: 429, code: 'FREQUENCY_LIMITED' });
  expect(await place(bench, order)).toMatch(/^wx/);
});

test('always means always, and other operations are left alone', async () => {
  const outTradeNo = await paidOrder(bench);
  bench.pay.switches([{ effect: 'system-error-before', at: JSAPI }]);
  for (let i = 0; i < 3; i++)
    expect(await refusalOf(place(bench, partnerOrder(bench)))).toMatchObject({ status: 500 });
  expect((await refund(outTradeNo, newNo('REFUND'))).data).toMatchObject({ status: 'PROCESSING' });
  bench.pay.switches([]);
  expect(await place(bench, partnerOrder(bench))).toMatch(/^wx/);
});

test('a slow reply comes after the replies to later requests', async () => {
  bench.pay.switches([{ effect: 'slow', delayMs: 1000, at: JSAPI, times: 1 }]);
  const order = partnerOrder(bench);
  const done: string[] = [];
  const slow = place(bench, order).then(() => done.push('slow'));
  while (bench.pay.currentSwitches.length > 0) await new Promise(setImmediate);
  await place(bench, order).then(() => done.push('fast'));
  await slow;
  expect(done).toEqual(['fast', 'slow']);
});

test('the bank refuses once', async () => {
  const prepayId = await place(bench, partnerOrder(bench));
  bench.pay.switches([{ effect: 'payment-refused', times: 1 }]);
  const request = payRequestOf(bench.pay.environment, prepayId);
  expect(await bench.pay.pay(prepayId, request)).toMatchObject({ result: 'refused', reason: 'BANK' });
  expect(await bench.pay.pay(prepayId, request)).toEqual({ result: 'paid' });
});

test('switches outlive a restart, with what is left of them', async () => {
  bench.pay.switches([{ effect: 'frequency-limited', at: JSAPI, times: 2 }]);
  await refusalOf(place(bench, partnerOrder(bench)));
  await bench.restart();
  const response = await fetch(`${bench.pay.control}/switches`);
  expect(await response.json()).toEqual({
    switches: [{ effect: 'frequency-limited', at: JSAPI, times: 1 }],
  });
  bench.pay.switches([]);
});

test('a wish that is none is refused', async () => {
  const body = JSON.stringify({ switches: [{ effect: 'no-such-effect' }] });
  const response = await fetch(`${bench.pay.control}/switches`, { method: 'POST', body });
  expect(response.status).toBe(400);
});
