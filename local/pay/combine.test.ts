/** Combined orders through the real client: all or none. */
import {
  newNo,
  openBench,
  OPENID,
  OTHER_SUB,
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

const PATH = 'v3/combine-transactions/jsapi';

interface SubOrder {
  mchid: string;
  sub_mchid?: string;
  attach: string;
  amount: { total_amount: number; currency: string };
  out_trade_no: string;
  description: string;
}

interface Combined {
  combine_appid: string;
  combine_mchid: string;
  combine_out_trade_no: string;
  sub_orders: SubOrder[];
}

function combinedOrder(subMchids: string[]): Combined {
  const { WECHATPAY_APPID: combine_appid, WECHATPAY_MCHID: mchid } = bench.pay.environment;
  const order = {
    combine_appid,
    combine_mchid: mchid,
    combine_out_trade_no: newNo('COMBINE'),
    sub_orders: subMchids.map((sub_mchid, index) => ({
      mchid,
      sub_mchid,
      attach: 'a',
      amount: { total_amount: 100 + index, currency: 'CNY' },
      out_trade_no: newNo('SUB'),
      description: '护理',
    })),
    combine_payer_info: { openid: OPENID },
    notify_url: bench.listener.url,
  };
  return order;
}

const find = async (order: Combined): Promise<object> =>
  (await bench.client.get<object>(`v3/combine-transactions/out-trade-no/${order.combine_out_trade_no}`)).data;

test('are paid together, to each merchant its own', async () => {
  const order = combinedOrder([SUB, OTHER_SUB]);
  const prepayId = await place(bench, order, PATH);
  expect(await find(order)).toMatchObject({
    sub_orders: [{ trade_state: 'NOTPAY' }, { trade_state: 'NOTPAY' }],
  });
  expect(bench.pay.showSheet(prepayId)).toMatchObject({
    totalFen: 201,
    orders: [{ mchid: SUB }, { mchid: OTHER_SUB }],
  });
  await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId));
  await bench.pay.deliverDue();
  const found = await find(order);
  expect(found).toMatchObject({
    combine_payer_info: { openid: OPENID },
    sub_orders: order.sub_orders.map(({ sub_mchid, out_trade_no, amount }) => ({
      sub_mchid,
      out_trade_no,
      trade_state: 'SUCCESS',
      amount: { total_amount: amount.total_amount, payer_amount: amount.total_amount },
    })),
  });
  expect(bench.lastNotice()).toMatchObject({ eventType: 'TRANSACTION.SUCCESS', resource: found });
  // The single order's query does not know them.
  const path = `v3/pay/partner/transactions/out-trade-no/${order.sub_orders[0]!.out_trade_no}`;
  const params = { sp_mchid: order.combine_mchid, sub_mchid: SUB };
  expect(await refusalOf(bench.client.get(path, { params }))).toMatchObject({
    status: 404,
    code: 'ORDER_NOT_EXIST',
  });
});

test('are refunded one by one', async () => {
  const order = combinedOrder([SUB, OTHER_SUB]);
  const prepayId = await place(bench, order, PATH);
  await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId));
  const { data } = await bench.client.post<object>('v3/refund/domestic/refunds', {
    sub_mchid: OTHER_SUB,
    out_trade_no: order.sub_orders[1]!.out_trade_no,
    out_refund_no: newNo('REFUND'),
    amount: { refund: 101, total: 101, currency: 'CNY' },
  });
  expect(data).toMatchObject({ status: 'PROCESSING' });
  expect(await find(order)).toMatchObject({
    sub_orders: [{ trade_state: 'SUCCESS' }, { trade_state: 'REFUND' }],
  });
});

test('are closed only whole', async () => {
  const order = combinedOrder([SUB, OTHER_SUB]);
  const prepayId = await place(bench, order, PATH);
  const close = (sub_orders: SubOrder[]): Promise<{ status: number }> =>
    bench.client.post(`v3/combine-transactions/out-trade-no/${order.combine_out_trade_no}/close`, {
      combine_appid: order.combine_appid,
      sub_orders,
    });
  expect(await refusalOf(close(order.sub_orders.slice(1)))).toMatchObject({ code: 'INVALID_REQUEST' });
  expect((await close(order.sub_orders)).status).toBe(204);
  expect(await refusalOf(close(order.sub_orders))).toMatchObject({ code: 'ORDER_CLOSED' });
  expect(await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId))).toMatchObject({
    reason: 'CLOSED',
  });
});

test('keep the documented limits', async () => {
  const fifty = combinedOrder(Array.from({ length: 50 }, () => SUB));
  expect(await place(bench, fifty, PATH)).toMatch(/^wx/);
  for (const count of [0, 51]) {
    const order = combinedOrder(Array.from({ length: count }, () => SUB));
    expect(await refusalOf(place(bench, order, PATH))).toMatchObject({
      code: 'PARAM_ERROR',
      detail: { field: '/body/sub_orders' },
    });
  }
  expect(await refusalOf(place(bench, combinedOrder([SUB, '1999999999']), PATH))).toMatchObject({
    code: 'MCH_NOT_EXISTS',
  });
});

test('do not take a number that another order has', async () => {
  const first = combinedOrder([SUB]);
  await place(bench, first, PATH);
  const second = { ...combinedOrder([SUB]), sub_orders: first.sub_orders };
  expect(await refusalOf(place(bench, second, PATH))).toMatchObject({
    status: 403,
    code: 'OUT_TRADE_NO_USED',
  });
});
