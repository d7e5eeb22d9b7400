/** Who is let in, and which fields are. */
import { request as httpRequest } from 'node:http';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { clientOf, openBench, partnerOrder, place, refusalOf, SUB, type Bench } from './test-support';
import { MINUTE_MS } from './time';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

interface Raw {
  status: number;
  headers: Record<string, string>;
  body: string;
}

function send(path: string, authorization: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(new URL(path, bench.pay.url), { headers: { authorization } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

interface Signing {
  mchid?: string;
  serial?: string;
  timestamp?: number;
  nonce?: string;
  signedPath?: string;
  scheme?: string;
}

/** Asks for the certificates with an authorization that is right but for the changes. */
function ask(changes: Signing = {}): Promise<Raw> {
  const { WECHATPAY_MCHID, WECHATPAY_SERIAL, WECHATPAY_PRIVATE_KEY } = bench.pay.environment;
  const path = '/v3/certificates';
  const timestamp = changes.timestamp ?? Formatter.timestamp();
  const nonce = changes.nonce ?? Formatter.nonce();
  const message = Formatter.request('GET', changes.signedPath ?? path, timestamp, nonce);
  const authorization = Formatter.authorization(
    changes.mchid ?? WECHATPAY_MCHID,
    nonce,
    Rsa.sign(message, WECHATPAY_PRIVATE_KEY),
    timestamp,
    changes.serial ?? WECHATPAY_SERIAL,
  );
  return send(path, authorization.replace('WECHATPAY2-SHA256-RSA2048', changes.scheme ?? '$&'));
}

test('a right signature is let in, and the refusals are signed too', async () => {
  expect((await ask()).status).toBe(200);
  const { status, headers, body } = await send('/v3/certificates', '');
  expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([401, 'SIGN_ERROR']);
  const message = Formatter.response(headers['wechatpay-timestamp']!, headers['wechatpay-nonce']!, body);
  const certificate = bench.certs[headers['wechatpay-serial']!]!;
  expect(Rsa.verify(message, headers['wechatpay-signature']!, certificate)).toBe(true);
});

test.each<[string, () => Signing]>([
  ['another scheme', () => ({ scheme: 'WECHATPAY2-SM2-WITH-SM3' })],
  ['an unknown merchant', () => ({ mchid: '1900000999' })],
  ["another merchant's certificate", () => ({ serial: bench.pay.environments.direct.WECHATPAY_SERIAL })],
  ['another path', () => ({ signedPath: '/v3/other' })],
  ['a time six minutes ago', () => ({ timestamp: Formatter.timestamp() - 360 })],
  ['a time six minutes ahead', () => ({ timestamp: Formatter.timestamp() + 360 })],
])('%s is not let in', async (_name, changes) => {
  const { status, body } = await ask(changes());
  expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([401, 'SIGN_ERROR']);
});

test('a nonce is good once, and again when its time is long past', async () => {
  const nonce = Formatter.nonce();
  expect((await ask({ nonce })).status).toBe(200);
  expect((await ask({ nonce })).status).toBe(401);
  bench.clock.now += 11 * MINUTE_MS;
  expect((await ask({ nonce })).status).toBe(200);
});

test('a body that was changed on the way is not let in', async () => {
  const client = clientOf(bench.pay.environment, bench.certs);
  const order = partnerOrder(bench);
  client.defaults.transformRequest = [() => JSON.stringify({ ...order, attach: 'changed' })];
  expect(await refusalOf(client.post('v3/pay/partner/transactions/jsapi', order))).toMatchObject({
    status: 401,
  });
});

test.each<[string, object]>([
  ['/body/amount/total', { amount: { total: 0 } }],
  ['/body/amount/total', { amount: { total: 1.5 } }],
  ['/body/amount/total', { amount: { total: 1_000_000_001 } }],
  ['/body/amount/total', { amount: { total: '100' } }],
  ['/body/amount/currency', { amount: { total: 1, currency: 'USD' } }],
  ['/body/out_trade_no', { out_trade_no: 'short' }],
  ['/body/out_trade_no', { out_trade_no: 'x'.repeat(33) }],
  ['/body/out_trade_no', { out_trade_no: 'ORDER 1' }],
  ['/body/description', { description: '' }],
  ['/body/description', { description: '护'.repeat(128) }],
  ['/body/attach', { attach: 'x'.repeat(129) }],
  ['/body/notify_url', { notify_url: 'http://127.0.0.1/notify?a=1' }],
  ['/body/payer', { payer: {} }],
  ['/body/sub_appid', { payer: { sub_openid: 'oAbc' } }],
  ['/body/time_expire', { time_expire: '2020-01-01' }],
  ['/body/time_expire', { time_expire: '2020-01-01T00:00:00+08:00' }],
])('%s is checked: %p', async (field, changes) => {
  expect(await refusalOf(place(bench, partnerOrder(bench, changes)))).toMatchObject({
    status: 400,
    code: 'PARAM_ERROR',
    detail: { field, location: 'body' },
  });
});

test('nobody acts for another, and only merchants and apps that exist take part', async () => {
  const order = partnerOrder(bench);
  const path = 'v3/pay/partner/transactions/jsapi';
  expect(await refusalOf(bench.direct.post(path, order))).toMatchObject({ status: 403, code: 'NO_AUTH' });
  expect(await refusalOf(place(bench, { ...order, sp_appid: 'wx1' }))).toMatchObject({
    code: 'APPID_MCHID_NOT_MATCH',
  });
  expect(await refusalOf(place(bench, { ...order, sub_mchid: '1999999999' }))).toMatchObject({
    code: 'MCH_NOT_EXISTS',
  });
  const params = { sp_mchid: order['sp_mchid'], sub_mchid: SUB };
  expect(
    await refusalOf(bench.client.get('v3/pay/partner/transactions/out-trade-no/UNKNOWN', { params })),
  ).toMatchObject({ status: 404, code: 'ORDER_NOT_EXIST' });
  expect(await refusalOf(bench.client.get('v3/nothing'))).toMatchObject({ status: 404 });
});
