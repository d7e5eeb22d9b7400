/** Payment notices that WeChat Pay would never send, at the function's own door, with keys made for the occasion. */
import { createCipheriv, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import { memberIdOf } from '../../cloudfunctions/accounts/member-id';
import { takeNotice } from '../../cloudfunctions/functions/payment/notice';
import type { Placed } from '../../cloudfunctions/orders/placing/create';
import { openWechatPay } from '../../cloudfunctions/platform/wechat-pay/open';
import { expectSoundBooks } from '../../tests/support/audit';
import { STORE } from '../../tests/support/mall';
import { MallWithDoors } from './mall-with-doors';

const SECOND_MS = 1000;
const OPENID = 'openid-of-bea';
const BEA = memberIdOf(OPENID);
const MCHID = '1900000100';
const API_KEY = 'k'.repeat(32);
const keysOf = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const wechat = keysOf();
const stranger = keysOf();

let doors: MallWithDoors;
let orderId: string;
let paymentId: string;
let mark: number;

beforeAll(async () => {
  doors = await MallWithDoors.open();
  const privateKey = stranger.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const settings = {
    ...{ appid: 'wx1', mchid: MCHID, serial: '1', privateKey, apiV3Key: API_KEY },
    ...{ notifyUrl: 'http://127.0.0.1/', url: 'http://127.0.0.1:9' },
    publicKey: { id: 'PUB_KEY_ID_1', key: wechat.publicKey },
  };
  Object.assign(doors.house, { wechatPay: openWechatPay(settings, doors.house.clock) });
  await doors.mall.activeMember(BEA);
  const placed = await doors.ask<Placed>('member', BEA, 'payAtStore', { storeId: STORE, amountFen: 5_000 });
  paymentId = placed.payment._id;
  orderId = placed.orders[0]?._id ?? '';
  mark = doors.house.database.mark();
});
beforeEach(() => doors.house.database.rewind(mark));
afterEach(() => expectSoundBooks(doors.house));

type Content = Readonly<Record<string, unknown>>;
const paid = (change: Content = {}): Content => ({
  ...{ sp_mchid: MCHID, sub_mchid: '1900000002', out_trade_no: orderId, attach: paymentId },
  ...{ trade_state: 'SUCCESS', transaction_id: '4200001', success_time: '2026-06-01T00:10:00+08:00' },
  ...{ payer: { sp_openid: OPENID }, amount: { total: 5_000, currency: 'CNY' } },
  ...change,
});

interface Sealing {
  readonly type?: string;
  readonly key?: string;
  readonly signer?: typeof wechat.privateKey;
  readonly secondsAgo?: number;
}

/** The notice as HTTP access hands it over. */
function sealed(
  content: Content,
  { type = 'TRANSACTION.SUCCESS', key = API_KEY, signer, secondsAgo = 0 }: Sealing = {},
) {
  const nonce = randomBytes(6).toString('hex');
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const parts = [cipher.update(JSON.stringify(content), 'utf8'), cipher.final(), cipher.getAuthTag()];
  const ciphertext = Buffer.concat(parts).toString('base64');
  const resource = { algorithm: 'AEAD_AES_256_GCM', ciphertext, nonce, associated_data: '' };
  const body = JSON.stringify({ event_type: type, resource });
  const timestamp = String(Math.floor(doors.house.clock.now() / SECOND_MS) - secondsAgo);
  const text = `${timestamp}\n${nonce}\n${body}\n`;
  const signature = sign('sha256', Buffer.from(text), signer ?? wechat.privateKey).toString('base64');
  const headers = {
    ...{ 'Wechatpay-Serial': 'PUB_KEY_ID_1', 'Wechatpay-Signature': signature },
    ...{ 'Wechatpay-Timestamp': timestamp, 'Wechatpay-Nonce': nonce },
  };
  return { path: '/wechatpay', headers, body };
}

const codeOf = (event: unknown): Promise<string> =>
  takeNotice(doors.house, event).then(
    () => 'OK',
    (error: unknown) => (error as { readonly code?: string }).code ?? String(error),
  );
const nothingWritten = () => expect(doors.house.database.changedSince(mark)).toEqual([]);
const stateOf = async () => (await doors.mall.order(orderId)).state;

test('the true one is taken', async () => {
  expect(await codeOf(sealed(paid()))).toBe('OK');
  expect(await stateOf()).toBe('settled');
});

test.each<[string, Content]>([
  ['a fen less', { amount: { total: 4_999 } }],
  ['a fen more', { amount: { total: 5_001 } }],
  ['nothing', { amount: { total: 0 } }],
  ['less than nothing', { amount: { total: -5_000 } }],
  ['another order', { out_trade_no: 'somebody-elses' }],
  ['money that another merchant has', { sub_mchid: '1900000003' }],
  ['another person', { payer: { sp_openid: 'openid-of-eve' } }],
  ['an order that is not', { attach: 'nothing' }],
])('rightly signed, of %s', async (_what, change) => {
  expect(['PAYMENT_MISMATCH', 'NOT_FOUND']).toContain(await codeOf(sealed(paid(change))));
  nothingWritten();
});

test.each<[string, Content]>([
  ['dollars', { amount: { total: 5_000, currency: 'USD' } }],
  ['half fen', { amount: { total: 5_000.5 } }],
  ['text for an amount', { amount: { total: '5000' } }],
  ['an operator for an amount', { amount: { total: { $gt: 0 } } }],
  ['an operator for an order', { out_trade_no: { $ne: null } }],
  ['another service provider', { sp_mchid: '1900009999' }],
  ['no payer', { payer: {} }],
  ['no amount', { amount: undefined }],
])('rightly signed, with %s', async (_what, change) => {
  expect(['NOT_FROM_WECHAT', 'UNREACHABLE']).toContain(await codeOf(sealed(paid(change))));
  nothingWritten();
});

test.each(['NOTPAY', 'CLOSED', 'USERPAYING', 'PAYERROR', 'REVOKED', 'success', ''])(
  'a transaction in the state %j is no payment',
  async (state) => {
    expect(await codeOf(sealed(paid({ trade_state: state })))).toBe('OK');
    nothingWritten();
  },
);

test('of another event nothing is taken', async () => {
  expect(await codeOf(sealed(paid(), { type: 'PAYSCORE.USER_PAID' }))).toBe('OK');
  nothingWritten();
});

describe('not from WeChat', () => {
  const whole = () => sealed(paid());
  const forged: readonly (readonly [string, () => unknown])[] = [
    ['signed by somebody else', () => sealed(paid(), { signer: stranger.privateKey })],
    ['sealed by another key', () => sealed(paid(), { key: 'x'.repeat(32) })],
    ['six minutes old', () => sealed(paid(), { secondsAgo: 360 })],
    ['six minutes early', () => sealed(paid(), { secondsAgo: -360 })],
    ['a body that was changed', () => ({ ...whole(), body: whole().body.replace('SUCCESS', 'SUCCESs') })],
    ['the headers of another notice', () => ({ ...whole(), headers: whole().headers })],
    ['no headers', () => ({ ...whole(), headers: {} })],
    ['no body', () => ({ ...whole(), body: '' })],
    ['far too much', () => ({ ...whole(), body: 'x'.repeat(100_001) })],
    ['no request', () => null],
    [
      'another serial',
      () => ({ ...whole(), headers: { ...whole().headers, 'Wechatpay-Serial': '__proto__' } }),
    ],
    [
      'no number for a time',
      () => ({ ...whole(), headers: { ...whole().headers, 'Wechatpay-Timestamp': 'NaN' } }),
    ],
    [
      'a test of the signature',
      () => ({ ...whole(), headers: { ...whole().headers, 'Wechatpay-Signature': 'WECHATPAY/SIGNTEST/x' } }),
    ],
  ];
  test.each(forged)('%s', async (_what, event) => {
    // Of a key that nobody knows WeChat is asked first; here it does not answer.
    expect(['NOT_FROM_WECHAT', 'UNREACHABLE']).toContain(await codeOf(event()));
    nothingWritten();
  });
});

test('the same one twenty times at once, replayed and under another number: paid once', async () => {
  const event = sealed(paid());
  const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(event)));
  expect(new Set(codes)).toEqual(new Set(['OK']));
  const after = doors.house.database.mark();
  expect(await codeOf(event)).toBe('OK');
  expect(await codeOf(sealed(paid()))).toBe('OK');
  expect(await codeOf(sealed(paid({ transaction_id: '4200002' })))).toBe('PAYMENT_MISMATCH');
  expect(doors.house.database.changedSince(after)).toEqual([]);
});
