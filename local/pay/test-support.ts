/** What the tests share: a running WeChat Pay, real clients, a merchant that receives notices, a phone. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AxiosError, AxiosInstance } from 'axios';
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin';
import { startPay, type MerchantEnvironment, type Pay, type PayOptions, type PayRequest } from './index';

export const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o';
export const SUB = '1900000201';
export const OTHER_SUB = '1900000202';

export interface ReceivedNotice {
  headers: Record<string, string>;
  body: string;
}

/** A merchant's notify_url; `answer` says what the next notices are answered, 0 that they are not. */
export interface Listener {
  url: string;
  received: ReceivedNotice[];
  answer: { status: number };
  /** Calls back when the next notice has come. */
  onNotice(listener: () => void): void;
  close(): Promise<void>;
}

export interface OpenedNotice {
  id: string;
  eventType: string;
  resource: Record<string, unknown>;
}

export interface Bench {
  pay: Pay;
  client: AxiosInstance;
  direct: AxiosInstance;
  listener: Listener;
  clock: { now: number };
  /** The platform certificates of the start, by serial. */
  certs: Record<string, string>;
  /** The notice that came last, verified and opened. */
  lastNotice(): OpenedNotice;
  /** Starts again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

async function startListener(): Promise<Listener> {
  const received: ReceivedNotice[] = [];
  const answer = { status: 204 };
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        headers: request.headers as Record<string, string>,
        body: Buffer.concat(chunks).toString(),
      });
      if (answer.status !== 0) response.writeHead(answer.status).end();
      waiting.splice(0).forEach((listener) => listener());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  };
  return {
    url: `http://127.0.0.1:${port}/notify`,
    received,
    answer,
    close,
    onNotice: (listener) => waiting.push(listener),
  };
}

/** The unmodified client as a merchant makes it, trusting the public key and the platform certificates given. */
export function clientOf(
  environment: MerchantEnvironment,
  certs: Record<string, string> = {},
): AxiosInstance {
  const wechatpay = new Wechatpay({
    mchid: environment.WECHATPAY_MCHID,
    serial: environment.WECHATPAY_SERIAL,
    privateKey: environment.WECHATPAY_PRIVATE_KEY,
    certs: { [environment.WECHATPAY_PUBLIC_KEY_ID]: environment.WECHATPAY_PUBLIC_KEY, ...certs },
    baseURL: environment.WECHATPAY_URL,
  });
  return (wechatpay as unknown as { client: { v3: AxiosInstance } }).client.v3;
}

/** Platform certificates by serial, as GET /v3/certificates gives them, decrypted. */
export async function downloadCertificates(
  environment: MerchantEnvironment,
): Promise<Record<string, string>> {
  const asking = clientOf(environment);
  // The first download cannot be verified by what it brings; the public key verifies it.
  const headers = { 'Wechatpay-Serial': environment.WECHATPAY_PUBLIC_KEY_ID };
  const { data } = await asking.get<{
    data: {
      serial_no: string;
      encrypt_certificate: { nonce: string; associated_data: string; ciphertext: string };
    }[];
  }>('v3/certificates', { headers });
  return Object.fromEntries(
    data.data.map(({ serial_no, encrypt_certificate: { ciphertext, nonce, associated_data } }) => [
      serial_no,
      Aes.AesGcm.decrypt(ciphertext, environment.WECHATPAY_API_V3_KEY, nonce, associated_data),
    ]),
  );
}

let folderWithKeys: string | undefined;

/** A folder in which the keys are made already: making them takes longer than most tests. */
async function keysMadeOnce(): Promise<string> {
  if (folderWithKeys === undefined) {
    const dataDir = mkdtempSync(join(tmpdir(), 'pay-keys-'));
    await (await startPay({ dataDir })).close();
    folderWithKeys = dataDir;
  }
  return folderWithKeys;
}

afterAll(() => {
  if (folderWithKeys !== undefined) rmSync(folderWithKeys, { recursive: true });
});

export async function openBench(options: Partial<PayOptions> = {}): Promise<Bench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pay-'));
  cpSync(await keysMadeOnce(), dataDir, { recursive: true });
  const clock = { now: Date.now() };
  // The merchant lives in the same time: its client dates what it signs.
  const date = jest.spyOn(Date, 'now').mockImplementation(() => clock.now);
  const start = (): Promise<Pay> => startPay({ dataDir, now: () => clock.now, ...options });
  const pay = await start();
  const certs = await downloadCertificates(pay.environment);
  const listener = await startListener();
  const bench: Bench = {
    pay,
    client: clientOf(pay.environment, certs),
    direct: clientOf(pay.environments.direct, certs),
    listener,
    clock,
    restart: async () => {
      await bench.pay.close();
      bench.pay = await start();
      bench.client = clientOf(bench.pay.environment, certs);
      bench.direct = clientOf(bench.pay.environments.direct, certs);
    },
    certs,
    lastNotice: () => {
      const notice = listener.received.at(-1);
      if (notice === undefined) throw new Error('No notice came');
      return openNotice(notice, certs, bench.pay.environment.WECHATPAY_API_V3_KEY);
    },
    close: async () => {
      await bench.pay.close();
      await listener.close();
      date.mockRestore();
      rmSync(dataDir, { recursive: true });
    },
  };
  return bench;
}

let numbers = 0;

/** A number that no other order of this test run has. */
export function newNo(prefix = 'ORDER'): string {
  return `${prefix}${process.pid}N${++numbers}`;
}

export function partnerOrder(bench: Bench, changes: object = {}): Record<string, unknown> {
  const { WECHATPAY_APPID: sp_appid, WECHATPAY_MCHID: sp_mchid } = bench.pay.environment;
  return {
    sp_appid,
    sp_mchid,
    sub_mchid: SUB,
    description: '面部护理',
    out_trade_no: newNo(),
    attach: 'shop=1',
    notify_url: bench.listener.url,
    amount: { total: 1000, currency: 'CNY' },
    payer: { sp_openid: OPENID },
    ...changes,
  };
}

/** Places an order and returns its prepay_id. */
export async function place(
  bench: Bench,
  order: object,
  path = 'v3/pay/partner/transactions/jsapi',
): Promise<string> {
  const { data } = await bench.client.post<{ prepay_id: string }>(path, order);
  return data.prepay_id;
}

/** What wx.requestPayment is given: signed by the merchant as the documents say. */
export function payRequestOf(
  environment: MerchantEnvironment,
  prepayId: string,
  openid = OPENID,
): PayRequest {
  const timeStamp = String(Formatter.timestamp());
  const nonceStr = Formatter.nonce();
  const packed = `prepay_id=${prepayId}`;
  const message = Formatter.joinedByLineFeed(environment.WECHATPAY_APPID, timeStamp, nonceStr, packed);
  const paySign = Rsa.sign(message, environment.WECHATPAY_PRIVATE_KEY);
  return { openid, timeStamp, nonceStr, package: packed, signType: 'RSA', paySign };
}

/** A paid order; its notice has been answered. */
export async function paidOrder(bench: Bench, changes: object = {}): Promise<string> {
  const order = partnerOrder(bench, changes);
  const prepayId = await place(bench, order);
  const result = await bench.pay.pay(prepayId, payRequestOf(bench.pay.environment, prepayId));
  if (result.result !== 'paid') throw new Error(result.message);
  await bench.pay.deliverDue();
  return String(order['out_trade_no']);
}

/** The refusal of a request: status and {code, message, detail}. */
export async function refusalOf(
  request: Promise<unknown>,
): Promise<{ status: number; code: string; message: string; detail?: { field?: string } }> {
  const reason: unknown = await request.then(
    () => undefined,
    (error: unknown) => error,
  );
  const response = (reason as AxiosError<{ code: string; message: string }> | undefined)?.response;
  if (response === undefined) throw new Error(`The request was not refused: ${String(reason)}`);
  return { status: response.status, ...response.data };
}

/** Verifies a notice as the documents say and opens it. */
export function openNotice(
  { headers, body }: ReceivedNotice,
  certs: Record<string, string>,
  apiV3Key: string,
): OpenedNotice {
  const serial = headers['wechatpay-serial'] ?? '';
  const message = Formatter.response(
    headers['wechatpay-timestamp'] ?? '',
    headers['wechatpay-nonce'] ?? '',
    body,
  );
  const certificate = certs[serial];
  if (certificate === undefined) throw new Error(`Unknown serial ${serial}`);
  if (!Rsa.verify(message, headers['wechatpay-signature'] ?? '', certificate))
    throw new Error('The signature is wrong');
  const { id, event_type, resource } = JSON.parse(body) as {
    id: string;
    event_type: string;
    resource: { ciphertext: string; nonce: string; associated_data: string };
  };
  const plain = Aes.AesGcm.decrypt(resource.ciphertext, apiV3Key, resource.nonce, resource.associated_data);
  return { id, eventType: event_type, resource: JSON.parse(plain) as Record<string, unknown> };
}

/** The parties of an order, as its query and its close name them. */
export function partiesOf(bench: Bench): { sp_mchid: string; sub_mchid: string } {
  return { sp_mchid: bench.pay.environment.WECHATPAY_MCHID, sub_mchid: SUB };
}
