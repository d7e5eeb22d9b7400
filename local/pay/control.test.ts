/** The control interface over HTTP, as the phone's payment sheet and other programs call it. */
import { openBench, partnerOrder, payRequestOf, place, refusalOf, type Bench } from './test-support';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

interface Answer {
  status: number;
  data: Record<string, unknown>;
}

async function call(method: string, path: string, body?: object): Promise<Answer> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${bench.pay.control}/${path}`, init);
  return { status: response.status, data: (await response.json()) as Record<string, unknown> };
}

test('the sheet shows what is to be paid; closing it changes nothing; paying is told of at once', async () => {
  const prepayId = await place(bench, partnerOrder(bench));
  const { data } = await call('GET', `prepay/${prepayId}`);
  expect(data).toMatchObject({
    state: 'NOTPAY',
    totalFen: 1000,
    appid: bench.pay.environment.WECHATPAY_APPID,
    orders: [{ mchid: '1900000201', description: '面部护理', totalFen: 1000 }],
  });
  expect((await call('POST', `prepay/${prepayId}/cancel`)).data).toEqual({ result: 'cancelled' });
  const request = payRequestOf(bench.pay.environment, prepayId);
  expect((await call('POST', `prepay/${prepayId}/pay`, request)).data).toEqual({ result: 'paid' });
  expect((await call('POST', `prepay/${prepayId}/pay`, request)).data).toEqual({
    result: 'refused',
    reason: 'PAID',
    message: '该订单已支付',
  });
  await call('POST', 'deliver');
  expect(bench.listener.received).toHaveLength(1);
});

test('a new sub-merchant takes part from then on, after a restart too', async () => {
  const order = partnerOrder(bench, { sub_mchid: '1900000777' });
  expect(await refusalOf(place(bench, order))).toMatchObject({ code: 'MCH_NOT_EXISTS' });
  await call('POST', 'sub-merchants', { subMchid: '1900000777' });
  expect(await place(bench, order)).toMatch(/^wx/);
  await bench.restart();
  expect(await place(bench, order)).toMatch(/^wx/);
});

test('the environments are those of the first line', async () => {
  expect((await call('GET', 'environments')).data).toEqual(bench.pay.environments);
});

test('a rotation can be asked for', async () => {
  const { data } = await call('POST', 'rotate-certificate', { signsAfterMs: 1000 });
  expect(data).toMatchObject({ serial: expect.stringMatching(/^[0-9A-F]{40}$/) as string });
});

test.each<[string, string, object | undefined]>([
  ['GET', 'nothing', undefined],
  ['GET', 'prepay/wx0', undefined],
  ['POST', 'prepay/wx0/cancel', undefined],
  ['POST', 'prepay/wx0/pay', {}],
  ['GET', 'transfers/none', undefined],
  ['POST', 'deposits', { account: '1999999999', fen: 1 }],
  ['POST', 'deposits', { account: '1900000100', fen: 0 }],
  ['POST', 'rotate-certificate', { signsAfterMs: -1 }],
  ['POST', 'verification', { verification: 'none' }],
])('%s %s %p is refused', async (method, path, body) => {
  const { status, data } = await call(method, path, body);
  expect(status).toBe(400);
  expect(data).toHaveProperty('error.message');
});

test('what is no JSON is refused', async () => {
  const response = await fetch(`${bench.pay.control}/switches`, { method: 'POST', body: '{' });
  expect(response.status).toBe(400);
});
