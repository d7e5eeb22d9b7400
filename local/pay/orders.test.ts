/** Orders and combined orders through the real client: placed, asked for, paid on the phone, closed. */
import {
  downloadCertificates,
  newNo,
  openBench,
  openNotice,
  OPENID,
  OTHER_SUB,
  partnerOrder,
  payRequestOf,
  place,
  refusalOf,
  SUB,
  type Bench,
} from './test-support';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test('an order of a sub-merchant is placed, paid once, told of and found', async () => {
  const order = partnerOrder(bench);
  const prepayId = await place(bench, order);
  expect(prepayId).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
  const path = `v3/pay/partner/transactions/out-trade-no/${String(order['out_trade_no'])}`;
  const params = { sp_mchid: order['sp_mchid'], sub_mchid: SUB };
  expect((await bench.client.get(path, { params })).data).toMatchObject({ trade_state: 'NOTPAY' });
  const request = payRequestOf(bench.pay.environment, prepayId);
  expect(await bench.pay.pay(prepayId, request)).toEqual({ result: 'paid' });
  expect(await bench.pay.pay(prepayId, request)).toMatchObject({ result: 'refused', reason: 'PAID' });
  await bench.pay.deliverDue();
  const { data } = await bench.client.get<{ transaction_id: string }>(path, { params });
  expect(data).toMatchObject({
    trade_state: 'SUCCESS',
    attach: 'shop=1',
    payer: { sp_openid: OPENID },
    amount: { total: 1000, payer_total: 1000, currency: 'CNY', payer_currency: 'CNY' },
  });
  const byId = await bench.client.get(`v3/pay/partner/transactions/id/${data.transaction_id}`, { params });
  expect(byId.data).toEqual(data);
  const certs = await downloadCertificates(bench.pay.environment);
  const notice = openNotice(
    bench.listener.received.at(-1)!,
    certs,
    bench.pay.environment.WECHATPAY_API_V3_KEY,
  );
  expect(notice.eventType).toBe('TRANSACTION.SUCCESS');
  expect(notice.resource).toEqual(data);
});

test('combined orders are paid together', async () => {
  const { WECHATPAY_APPID: combine_appid, WECHATPAY_MCHID: mchid } = bench.pay.environment;
  const subOrders = [SUB, OTHER_SUB].map((sub_mchid, index) => ({
    mchid,
    sub_mchid,
    attach: 'a',
    amount: { total_amount: 100 + index, currency: 'CNY' },
    out_trade_no: newNo('SUB'),
    description: '护理',
  }));
  const order = {
    combine_appid,
    combine_mchid: mchid,
    combine_out_trade_no: newNo('COMBINE'),
    sub_orders: subOrders,
    combine_payer_info: { openid: OPENID },
    notify_url: bench.listener.url,
  };
  const prepayId = await place(bench, order, 'v3/combine-transactions/jsapi');
  expect(bench.pay.showSheet(prepayId)).toMatchObject({ totalFen: 201, state: 'NOTPAY' });
  await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId));
  const path = `v3/combine-transactions/out-trade-no/${order.combine_out_trade_no}`;
  const { data } = await bench.client.get<{ sub_orders: object[] }>(path);
  expect(data.sub_orders).toMatchObject(
    subOrders.map(({ sub_mchid, out_trade_no }) => ({ sub_mchid, out_trade_no, trade_state: 'SUCCESS' })),
  );
});

test('a closed order is closed', async () => {
  const order = partnerOrder(bench);
  const prepayId = await place(bench, order);
  const path = `v3/pay/partner/transactions/out-trade-no/${String(order['out_trade_no'])}/close`;
  const parties = { sp_mchid: order['sp_mchid'], sub_mchid: SUB };
  expect((await bench.client.post(path, parties)).status).toBe(204);
  expect(await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId))).toMatchObject({
    reason: 'CLOSED',
  });
  expect(await refusalOf(place(bench, order))).toMatchObject({ status: 400, code: 'ORDER_CLOSED' });
});
