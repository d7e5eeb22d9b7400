/** The platform's certificates, their rotation, and the public key in their place. */
import { X509Certificate } from 'node:crypto';
import {
  clientOf,
  downloadCertificates,
  openBench,
  openNotice,
  paidOrder,
  refusalOf,
  type Bench,
} from './test-support';
import { HOUR_MS } from './time';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

/** The serial that signs replies now. */
async function signing(wanted?: string): Promise<string> {
  const environment = bench.pay.environment;
  const certs = await downloadCertificates(environment);
  const headers = wanted === undefined ? {} : { 'Wechatpay-Serial': wanted };
  const reply = await clientOf(environment, certs).get<object>('v3/certificates', { headers });
  return String(reply.headers['wechatpay-serial']);
}

test('are X.509 with the serial under which they are listed', () => {
  const [[serial, pem]] = Object.entries(bench.certs) as [[string, string]];
  expect(new X509Certificate(pem).serialNumber).toBe(serial);
});

test('rotate: both are listed, then the new one signs, then the old one is gone', async () => {
  const old = await signing();
  const { serial } = await bench.pay.rotateCertificate();
  expect(Object.keys(await downloadCertificates(bench.pay.environment))).toEqual([old, serial]);
  expect(await signing()).toBe(old);
  bench.clock.now += 12 * HOUR_MS;
  expect(await signing()).toBe(serial);
  bench.clock.now += 12 * HOUR_MS;
  expect(Object.keys(await downloadCertificates(bench.pay.environment))).toEqual([serial]);
});

test('after a rotation an old client knows the serial no more, and notices bear the new one', async () => {
  const { serial } = await bench.pay.rotateCertificate({ signsAfterMs: 0, dropsAfterMs: HOUR_MS });
  await expect(bench.client.get('v3/certificates')).rejects.toThrow(
    /EV3_RES_HEADER_PLATFORM_SERIAL|Cannot found the serial/,
  );
  const certs = await downloadCertificates(bench.pay.environment);
  bench.client = clientOf(bench.pay.environment, certs);
  await paidOrder(bench);
  const notice = bench.listener.received.at(-1)!;
  expect(notice.headers['wechatpay-serial']).toBe(serial);
  expect(openNotice(notice, certs, bench.pay.environment.WECHATPAY_API_V3_KEY).eventType).toBe(
    'TRANSACTION.SUCCESS',
  );
});

test('a rotation outlives a restart', async () => {
  await bench.pay.rotateCertificate();
  const before = await downloadCertificates(bench.pay.environment);
  await bench.restart();
  expect(await downloadCertificates(bench.pay.environment)).toEqual(before);
});

test('the public key signs for whoever asks for it, and for all in its mode, where there are no certificates', async () => {
  const { WECHATPAY_PUBLIC_KEY_ID: id, WECHATPAY_PUBLIC_KEY: key } = bench.pay.environment;
  expect(id).toMatch(/^PUB_KEY_ID_\d{31}$/);
  expect(await signing(id)).toBe(id);
  const body = JSON.stringify({ verification: 'public-key' });
  await fetch(`${bench.pay.control}/verification`, { method: 'POST', body });
  await paidOrder(bench);
  const notice = bench.listener.received.at(-1)!;
  expect(openNotice(notice, { [id]: key }, bench.pay.environment.WECHATPAY_API_V3_KEY).eventType).toBe(
    'TRANSACTION.SUCCESS',
  );
  expect(await refusalOf(bench.client.get('v3/certificates'))).toMatchObject({
    status: 404,
    code: 'RESOURCE_NOT_EXISTS',
  });
});
