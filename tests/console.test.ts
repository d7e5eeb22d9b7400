/** The operators' console over HTTP: signing in with the phone, one session a code, whose hands the actions are in. */
import { memberIdOf } from '../cloudfunctions/accounts/member-id';
import type { Answer } from '../cloudfunctions/edge/answer';
import { auditLog, operators, sessions } from '../cloudfunctions/office/documents';
import type { StartedSignIn } from '../cloudfunctions/office/sign-in/start';
import type { TakenSession } from '../cloudfunctions/office/sign-in/take';
import type { Cloud } from '../local/cloud';
import { CONSOLE_PATH } from '../local/console-path';
import { OWING } from './support/mall';
import { ADMIN, codeOf, WholeMall } from './support/whole-mall';

const ORIGIN = 'https://console.example';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36';
const HOUR_MS = 3_600_000;

let mall: WholeMall;
let cloud: Cloud;
let requests = 0;

beforeAll(async () => {
  mall = await WholeMall.start(OWING);
  ({ cloud } = mall);
  const transaction = await mall.database.begin();
  for (const role of ['support', 'finance'] as const)
    await transaction.insert(operators, {
      ...{ _id: memberIdOf(`openid-${role}`), name: role, roles: [role] },
      ...{ since: 1, changedAt: 1 },
    });
  await transaction.commit();
});
afterAll(() => mall.end());

function send(body: unknown, headers: Readonly<Record<string, string>> = {}, method = 'POST') {
  return fetch(`${cloud.httpUrl}${CONSOLE_PATH}`, {
    method,
    headers: { 'content-type': 'application/json', 'user-agent': BROWSER, origin: ORIGIN, ...headers },
    ...(method === 'POST' ? { body: typeof body === 'string' ? body : JSON.stringify(body) } : {}),
  });
}

async function ask<T = unknown>(action: string, input: unknown = {}, session = ''): Promise<Answer<T>> {
  requests += 1;
  const headers = session === '' ? {} : { authorization: `Bearer ${session}` };
  const reply = await send({ action, requestId: `console-${requests}`, input }, headers);
  expect(reply.status).toBe(200);
  return (await reply.json()) as Answer<T>;
}

async function data<T>(action: string, input: unknown = {}, session = ''): Promise<T> {
  const answer = await ask<T>(action, input, session);
  if (!answer.ok) throw new Error(`${action}: ${answer.error.code}`);
  return answer.data;
}

const start = () => data<StartedSignIn>('startSignIn');
const take = ({ signInId, secret }: StartedSignIn) => ask<TakenSession>('takeSession', { signInId, secret });

async function signedIn(openid: string): Promise<string> {
  const begun = await start();
  await mall.done('operator', openid, 'confirmSignIn', { code: begun.code });
  const taken = await take(begun);
  if (!taken.ok || taken.data.state !== 'signedIn') throw new Error('not signed in');
  return taken.data.session;
}

test('a computer shows a code, the phone says which computer it is and confirms, the session is given once', async () => {
  const begun = await start();
  expect(begun.text).toBe(`office/sign-in/sign-in?scene=${begun.code}`);
  expect(await take(begun)).toEqual({ ok: true, data: { state: 'waiting' } });
  const asked = await mall.done('operator', ADMIN, 'askedSignIn', { code: begun.code });
  expect(asked).toMatchObject({ state: 'waiting', computer: { device: 'Windows 电脑 · Chrome 浏览器' } });
  await mall.done('operator', ADMIN, 'confirmSignIn', { code: begun.code });
  // Twenty tabs of the same computer: one of them gets it.
  const taken = await Promise.all(Array.from({ length: 20 }, () => take(begun)));
  const got = taken.flatMap((one) => (one.ok && one.data.state === 'signedIn' ? [one.data] : []));
  expect(got).toHaveLength(1);
  expect(new Set(taken.map(codeOf))).toEqual(new Set(['OK', 'CODE_USED']));
  expect(got[0]).toMatchObject({ operator: { id: memberIdOf(ADMIN), roles: ['admin'] } });
  const session = got[0]?.session ?? '';
  expect(await data('me', {}, session)).toMatchObject({ roles: ['admin'] });
  // Nothing that is kept opens the door.
  const kept = JSON.stringify(await mall.database.find(sessions, { where: {}, limit: 100 }));
  expect(kept).not.toContain(session);
});

test('what the phone refuses, what nobody answers, and whoever only knows the code, get nothing', async () => {
  const refused = await start();
  await mall.done('operator', ADMIN, 'refuseSignIn', { code: refused.code });
  expect(await take(refused)).toEqual({ ok: true, data: { state: 'refused' } });
  expect(codeOf(await mall.call('operator', ADMIN, 'confirmSignIn', { code: refused.code }))).toBe(
    'CODE_USED',
  );

  const watched = await start();
  await mall.done('operator', ADMIN, 'confirmSignIn', { code: watched.code });
  const guess = { signInId: watched.signInId, secret: 'x'.repeat(43) };
  const guesses = [];
  for (let i = 0; i < 6; i += 1) guesses.push(codeOf(await ask('takeSession', guess)));
  expect(guesses).toEqual([...Array<string>(5).fill('FORBIDDEN'), 'RATE_LIMITED']);

  const late = await start();
  await cloud.clock.advance(5 * 60_000);
  expect(codeOf(await mall.call('operator', ADMIN, 'confirmSignIn', { code: late.code }))).toBe(
    'CODE_EXPIRED',
  );
  expect(await take(late)).toEqual({ ok: true, data: { state: 'expired' } });
});

test('nobody but an operator confirms, and it is written down once', async () => {
  const { code } = await start();
  for (let i = 0; i < 3; i += 1)
    expect(codeOf(await mall.call('operator', 'stranger', 'confirmSignIn', { code }))).toBe('FORBIDDEN');
  const denied = await mall.database.find(auditLog, {
    where: { byId: memberIdOf('stranger') },
    limit: 100,
  });
  expect(denied).toMatchObject([{ kind: 'denied', action: 'confirmSignIn', via: 'phone', changes: [] }]);
});

test('without a session, with a wrong one, after 8 hours and after signing out: signed out', async () => {
  expect(codeOf(await ask('overview'))).toBe('SIGNED_OUT');
  expect(codeOf(await ask('overview', {}, 'x'.repeat(43)))).toBe('SIGNED_OUT');
  const [left, old] = [await signedIn(ADMIN), await signedIn(ADMIN)];
  await data('signOut', {}, left);
  expect(codeOf(await ask('me', {}, left))).toBe('SIGNED_OUT');
  expect(codeOf(await ask('me', {}, old))).toBe('OK');
  await cloud.clock.advance(8 * HOUR_MS);
  expect(codeOf(await ask('me', {}, old))).toBe('SIGNED_OUT');
});

test('each person acts with the own roles, in the own name, and the log says from where', async () => {
  const [admin, support, finance] = await Promise.all(
    [ADMIN, 'openid-support', 'openid-finance'].map((openid) => signedIn(openid)),
  );
  await data('openMall', { subMchid: '1900000201' }, admin);
  expect(codeOf(await ask('openMall', { subMchid: '1900000201' }, support))).toBe('FORBIDDEN');
  const category = { categoryId: 'care', name: '护肤' };
  expect(codeOf(await ask('saveCategory', category, finance))).toBe('FORBIDDEN');
  await data('saveCategory', category, support);
  await data('saveCategory', { ...category, name: '面部护理' }, support);
  const written = await mall.database.find(auditLog, {
    where: { action: 'saveCategory', kind: 'write' },
    orderBy: [['at', 'asc']],
    limit: 100,
  });
  expect(written).toMatchObject([
    { byId: memberIdOf('openid-support'), via: 'console', changes: [{ id: 'care', before: null }] },
    { changes: [{ before: { name: '护肤' }, after: { name: '面部护理' } }] },
  ]);
});

test('the platform’s own shop is kept from the console, by support and not by finance', async () => {
  const [support, finance] = [await signedIn('openid-support'), await signedIn('openid-finance')];
  const freight = { merchantId: 'platform', feeFen: 800, freeFromFen: 9_900 };
  expect(codeOf(await ask('shop.setFreight', freight, finance))).toBe('FORBIDDEN');
  expect(codeOf(await ask('shop.setFreight', { ...freight, merchantId: 'other' }, support))).toBe(
    'FORBIDDEN',
  );
  await data('shop.setFreight', freight, support);
  const [record] = await mall.database.find(auditLog, { where: { action: 'shop.setFreight' }, limit: 1 });
  expect(record).toMatchObject({ via: 'console', targets: ['platform'] });
});

test('the browser of the console may ask, another page’s may not, and nonsense is refused with a sentence', async () => {
  const preflight = await send('', {}, 'OPTIONS');
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, ORIGIN]);
  const foreign = await send('', { origin: 'https://elsewhere.example' }, 'OPTIONS');
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  for (const body of ['', '{', '[]', '{}', '{"action":"__proto__"}', '{"action":"me","requestId":"!"}'])
    expect(await (await send(body)).json()).toMatchObject({
      ok: false,
      error: { code: expect.stringMatching(/INVALID_INPUT|SIGNED_OUT/) as string },
    });
});
