/** Orders through the real client: placed, asked for, paid on the phone, closed, placed again. */
import {
  newNo,
  openBench,
  OPENID,
  partnerOrder,
  payRequestOf,
  place,
  refusalOf,
  SUB,
  type Bench,
} from './test-support';
import { HOUR_MS, rfc3339 } from './time';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const PARTNER = 'v3/pay/partner/transactions';
const parties = (): object => ({ sp_mchid: bench.pay.environment.WECHATPAY_MCHID, sub_mchid: SUB });
const pay = (prepayId: string, openid = OPENID): ReturnType<Bench['pay']['pay']> =>
  bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId, openid));

test('an order of a sub-merchant is placed, paid once, told of and found', async () => {
  const order = partnerOrder(bench, { scene_info: { payer_client_ip: '127.0.0.1', device_id: 'POS1:1' } });
  const prepayId = await place(bench, order);
  expect(prepayId).toMatch(/^wx\d{14}[0-9a-f]{20}$/);
  const path = `${PARTNER}/out-trade-no/${String(order['out_trade_no'])}`;
  const params = parties();
  const unpaid = await bench.client.get<object>(path, { params });
  expect(unpaid.data).toEqual({
    sp_appid: order['sp_appid'],
    ...parties(),
    out_trade_no: order['out_trade_no'],
    trade_state: 'NOTPAY',
    trade_state_desc: '订单未支付',
    promotion_detail: [],
    scene_info: { device_id: 'POS1:1' },
    amount: { payer_currency: 'CNY', total: 1000 },
  });
  expect(await pay(prepayId)).toEqual({ result: 'paid' });
  await bench.pay.deliverDue();
  const { data } = await bench.client.get<{ transaction_id: string }>(path, { params });
  expect(data).toMatchObject({
    trade_state: 'SUCCESS',
    trade_type: 'JSAPI',
    attach: 'shop=1',
    success_time: rfc3339(bench.clock.now),
    payer: { sp_openid: OPENID },
    amount: { total: 1000, payer_total: 1000, currency: 'CNY', payer_currency: 'CNY' },
  });
  expect(data.transaction_id).toMatch(/^4200\d{24}$/);
  const byId = await bench.client.get<object>(`${PARTNER}/id/${data.transaction_id}`, { params });
  expect(byId.data).toEqual(data);
  expect(bench.lastNotice()).toMatchObject({ eventType: 'TRANSACTION.SUCCESS', resource: data });
});

test('an order of the direct merchant', async () => {
  const { WECHATPAY_APPID: appid, WECHATPAY_MCHID: mchid } = bench.pay.environments.direct;
  const order = {
    appid,
    mchid,
    description: '礼品卡',
    out_trade_no: newNo(),
    notify_url: bench.listener.url,
    amount: { total: 5 },
    payer: { openid: OPENID },
  };
  const placed = await bench.direct.post<{ prepay_id: string }>('v3/pay/transactions/jsapi', order);
  const prepayId = placed.data.prepay_id;
  await bench.pay.pay(prepayId, payRequestOf(bench.pay.environments.direct, prepayId));
  const path = `v3/pay/transactions/out-trade-no/${order.out_trade_no}`;
  const { data } = await bench.direct.get<{ transaction_id: string }>(path, { params: { mchid } });
  expect(data).toMatchObject({ mchid, appid, trade_state: 'SUCCESS', payer: { openid: OPENID } });
  const byId = await bench.direct.get<object>(`v3/pay/transactions/id/${data.transaction_id}`, {
    params: { mchid },
  });
  expect(byId.data).toEqual(data);
  expect(await refusalOf(bench.direct.post(`${path}/close`, { mchid }))).toMatchObject({
    code: 'ORDERPAID',
  });
});

test('a closed order is closed', async () => {
  const order = partnerOrder(bench);
  const prepayId = await place(bench, order);
  const path = `${PARTNER}/out-trade-no/${String(order['out_trade_no'])}`;
  expect((await bench.client.post(`${path}/close`, parties())).status).toBe(204);
  expect(await pay(prepayId)).toMatchObject({ reason: 'CLOSED' });
  const { data } = await bench.client.get<object>(path, { params: parties() });
  expect(data).toMatchObject({ trade_state: 'CLOSED' });
  expect(await refusalOf(place(bench, order))).toMatchObject({ status: 400, code: 'ORDER_CLOSED' });
});

describe('a number that comes again', () => {
  test('with the same content gets the same prepay_id, a new one when that is two hours old', async () => {
    const order = partnerOrder(bench);
    const first = await place(bench, order);
    expect(await place(bench, order)).toBe(first);
    bench.clock.now += 2 * HOUR_MS;
    expect(await pay(first)).toMatchObject({ reason: 'EXPIRED' });
    const second = await place(bench, order);
    expect(second).not.toBe(first);
    expect(await pay(first)).toMatchObject({ reason: 'UNKNOWN' });
    expect(await pay(second)).toEqual({ result: 'paid' });
  });

  test('with other content is refused', async () => {
    const order = partnerOrder(bench);
    await place(bench, order);
    expect(await refusalOf(place(bench, { ...order, amount: { total: 1 } }))).toMatchObject({
      status: 400,
      code: 'INVALID_REQUEST',
      message: '请求重入时，参数与首次请求时不一致',
    });
  });

  test('after it was paid is refused', async () => {
    const order = partnerOrder(bench);
    await pay(await place(bench, order));
    expect(await refusalOf(place(bench, order))).toMatchObject({ status: 400, code: 'ORDERPAID' });
  });
});

test('after time_expire nobody can pay, and the order stays open until it is closed', async () => {
  const order = partnerOrder(bench, { time_expire: rfc3339(bench.clock.now + 60_000) });
  const prepayId = await place(bench, order);
  bench.clock.now += 61_000;
  expect(await pay(prepayId)).toMatchObject({ reason: 'EXPIRED' });
  const path = `${PARTNER}/out-trade-no/${String(order['out_trade_no'])}`;
  const { data } = await bench.client.get<object>(path, { params: parties() });
  expect(data).toMatchObject({ trade_state: 'NOTPAY' });
  expect(await refusalOf(place(bench, order))).toMatchObject({ code: 'INVALID_REQUEST' });
});

test('the phone verifies what it is given', async () => {
  const prepayId = await place(bench, partnerOrder(bench));
  const good = payRequestOf(bench.pay.environment, prepayId);
  const foreign = payRequestOf(bench.pay.environments.direct, prepayId);
  for (const change of [{ paySign: foreign.paySign }, { nonceStr: 'other' }, { signType: 'MD5' }])
    expect(await bench.pay.pay(prepayId, { ...good, ...change })).toMatchObject({ reason: 'SIGN' });
  expect(await pay(prepayId, 'oSomebodyElse')).toMatchObject({ reason: 'PAYER' });
  expect(await bench.pay.pay('wx0', good)).toMatchObject({ reason: 'UNKNOWN' });
  expect(bench.pay.showSheet(prepayId)).toMatchObject({ state: 'NOTPAY' });
});

test('twenty payments of one prepay_id at once: paid once', async () => {
  const prepayId = await place(bench, partnerOrder(bench, { sub_mchid: '1900000203' }));
  const body = JSON.stringify(payRequestOf(bench.pay.environment, prepayId));
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const response = await fetch(`${bench.pay.control}/prepay/${prepayId}/pay`, { method: 'POST', body });
      return ((await response.json()) as { result: string }).result;
    }),
  );
  expect(answers.filter((result) => result === 'paid')).toHaveLength(1);
  const state = (await (await fetch(`${bench.pay.control}/state`)).json()) as {
    balances: Record<string, number>;
  };
  expect(state.balances['1900000203']).toBe(1000);
});
