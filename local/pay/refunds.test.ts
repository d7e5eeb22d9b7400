/** Refunds through the real client: whole, in parts, again, too much, late. */
import {
  downloadCertificates,
  newNo,
  openBench,
  openNotice,
  paidOrder,
  refusalOf,
  SUB,
  type Bench,
} from './test-support';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const REFUNDS = 'v3/refund/domestic/refunds';

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

test('a refund is under way, succeeds by the clock and is told of', async () => {
  const outTradeNo = await paidOrder(bench);
  const asked = refundOf(outTradeNo, 300);
  const { data } = await bench.client.post<{ refund_id: string }>(REFUNDS, asked);
  expect(data).toMatchObject({ status: 'PROCESSING', amount: { refund: 300, total: 1000 } });
  const path = `${REFUNDS}/${String(asked['out_refund_no'])}`;
  const params = { sub_mchid: SUB };
  expect((await bench.client.get(path, { params })).data).toMatchObject({ status: 'PROCESSING' });
  bench.clock.now += 3000;
  expect((await bench.client.get(path, { params })).data).toMatchObject({ status: 'SUCCESS' });
  await bench.pay.deliverDue();
  const certs = await downloadCertificates(bench.pay.environment);
  const notice = openNotice(
    bench.listener.received.at(-1)!,
    certs,
    bench.pay.environment.WECHATPAY_API_V3_KEY,
  );
  expect(notice).toMatchObject({
    eventType: 'REFUND.SUCCESS',
    resource: {
      refund_id: data.refund_id,
      refund_status: 'SUCCESS',
      sub_mchid: SUB,
      amount: { refund: 300 },
    },
  });
  bench.clock.now = Date.now();
});

test('the same refund again is the same; with other content it is refused', async () => {
  const asked = refundOf(await paidOrder(bench), 300);
  const first = await bench.client.post(REFUNDS, asked);
  expect((await bench.client.post(REFUNDS, asked)).data).toEqual(first.data);
  const other = { ...asked, amount: { refund: 200, total: 1000, currency: 'CNY' } };
  expect(await refusalOf(bench.client.post(REFUNDS, other))).toMatchObject({
    status: 400,
    code: 'INVALID_REQUEST',
  });
});

test('twenty refunds at once never give back more than was paid', async () => {
  const outTradeNo = await paidOrder(bench);
  const answers = await Promise.allSettled(
    Array.from({ length: 20 }, () => bench.client.post(REFUNDS, refundOf(outTradeNo, 130))),
  );
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(7);
});
