/** Functions called by plain HTTP: the event, the exact bytes of the body, the reply, and what is refused. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { openCloud, writeFunctions, type Opened } from './test-support';

const SDK = `const cloud = require(${JSON.stringify(require.resolve('wx-server-sdk'))}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;
const sources = {
  echo: `${SDK} exports.main = (event) => ({ event, context: cloud.getWXContext() });`,
  digest: `exports.main = ({ body, isBase64Encoded }) => require('crypto').createHash('sha256').update(isBase64Encoded ? Buffer.from(body, 'base64') : body).digest('hex');`,
  says: `exports.main = ({ queryStringParameters }) => JSON.parse(queryStringParameters.reply);`,
  fails: `exports.main = () => { throw new Error('boom'); };`,
  hidden: `exports.main = () => 'hidden';`,
};

let opened: Opened;
let functionsDir: string;

beforeAll(async () => {
  functionsDir = writeFunctions(sources);
  const http = {
    '/echo': 'echo',
    '/echo/digest': 'digest',
    '/says': 'says',
    '/fails': 'fails',
    '/gone': 'gone',
  };
  opened = await openCloud({ functionsDir, http });
});
afterAll(async () => {
  await opened.end();
  rmSync(functionsDir, { recursive: true });
});

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${opened.cloud.httpUrl}${path}`, init);
const errorOf = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  ((await response.json()) as { code: string }).code,
];

test('the event is as documented, and nobody is its caller', async () => {
  const body = '{"a" :1,\n "b": "\u4e2d\ufeff"}';
  const headers = { 'Content-Type': 'application/json', 'Wechatpay-Nonce': 'N1' };
  const response = await ask('/echo/deep%20er?x=1&y=%E4%B8%AD', { method: 'POST', body, headers });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { event, context } = (await response.json()) as Record<string, Record<string, unknown>>;
  expect(event).toMatchObject({
    path: '/echo/deep%20er',
    httpMethod: 'POST',
    headers: { 'wechatpay-nonce': 'N1', 'content-type': 'application/json' },
    multiValueHeaders: { 'wechatpay-nonce': ['N1'] },
    queryStringParameters: { x: '1', y: '\u4e2d' },
    requestContext: { envId: 'local-env', requestId: expect.any(String) as string },
    body,
    isBase64Encoded: false,
  });
  expect(context).toEqual({ ENV: 'local-env', SOURCE: 'wx_http' });
});

test('a caller by HTTP cannot say who he is', async () => {
  const body = JSON.stringify({ userInfo: { openId: 'forged' }, OPENID: 'forged' });
  const response = await ask('/echo?userInfo=forged', { method: 'POST', body });
  const { event, context } = (await response.json()) as Record<string, Record<string, unknown>>;
  expect(event).not.toHaveProperty('userInfo');
  expect(context).not.toHaveProperty('OPENID');
});

test.each([
  ['text with a mark and odd spaces', Buffer.from('\ufeff{ "amount" : 1.10 }\r\n'), 'application/json'],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x00]), 'application/json'],
  ['a picture', Buffer.from('PNG'), 'image/png'],
  ['nothing', Buffer.alloc(0), 'text/plain'],
])('the body arrives byte for byte: %s', async (_name, bytes, type) => {
  const sent = { method: 'POST', body: new Uint8Array(bytes), headers: { 'content-type': type } };
  const response = await ask('/echo/digest', sent);
  expect(await response.text()).toBe(createHash('sha256').update(bytes).digest('hex'));
});

test.each([
  ['"hi"', 200, 'text/plain; charset=utf-8', 'hi'],
  ['5', 200, 'text/plain; charset=utf-8', '5'],
  ['null', 200, 'application/json; charset=utf-8', 'null'],
  ['[1,{"a":2}]', 200, 'application/json; charset=utf-8', '[1,{"a":2}]'],
  ['{"statusCode":204}', 204, 'text/plain; charset=utf-8', ''],
  ['{"statusCode":401,"body":{"code":"FAIL"}}', 401, 'application/json; charset=utf-8', '{"code":"FAIL"}'],
  ['{"statusCode":200,"headers":{"Content-Type":"text/html"},"body":"<p>"}', 200, 'text/html', '<p>'],
  ['{"statusCode":200,"isBase64Encoded":true,"body":"aGk="}', 200, 'text/plain; charset=utf-8', 'hi'],
])('the result %s becomes the reply', async (reply, status, type, body) => {
  const response = await ask(`/says?reply=${encodeURIComponent(reply)}`);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    status,
    type,
    body,
  ]);
});

test('only what is named is open', async () => {
  for (const path of ['/hidden', '/', '/echoes', '/Echo', '/echo/../hidden'])
    expect(await errorOf(await ask(path))).toEqual([404, 'INVALID_PATH']);
  // fetch tidies a path before it sends it; another client may not.
  const status = await new Promise((resolve, reject) => {
    const { port } = opened.cloud;
    request({ port, path: '/http/echo/../hidden' }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(404);
});

test('failures: a function that throws, one that is not there', async () => {
  expect(await errorOf(await ask('/fails'))).toEqual([400, 'FUNCTION_INVOCATION_FAILED']);
  expect(await errorOf(await ask('/gone'))).toEqual([400, 'FUNCTION_NOT_FOUND']);
});

test('a text body has 100 KB at most, another 6 MB', async () => {
  const post = (body: Uint8Array, type: string): Promise<Response> =>
    ask('/echo/digest', { method: 'POST', body: Buffer.from(body), headers: { 'content-type': type } });
  expect((await post(new Uint8Array(100 * 1024), 'text/plain')).status).toBe(200);
  expect(await errorOf(await post(new Uint8Array(100 * 1024 + 1), 'text/plain'))).toEqual([
    413,
    'EXCEED_MAX_PAYLOAD_SIZE',
  ]);
  expect((await post(new Uint8Array(200 * 1024), 'image/png')).status).toBe(200);
  expect(await errorOf(await post(new Uint8Array(6 * 1024 * 1024 + 1), 'image/png'))).toEqual([
    413,
    'EXCEED_MAX_PAYLOAD_SIZE',
  ]);
});
