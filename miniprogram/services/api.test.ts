/** The way to the mall: the same request again while it is weak, a silent join where a member is needed. */
import type { ApiError } from './api-error';

type Reply = 'offline' | { readonly ok: boolean; readonly data?: unknown; readonly error?: object };

interface Sent {
  readonly name: string;
  readonly data: { readonly action: string; readonly requestId: string; readonly input: unknown };
}

const refusal = (code: string, message: string): Reply => ({
  ok: false,
  error: { code, message, details: {} },
});
const BUSY = refusal('BUSY', '现在人有点多，请稍后再试');
const STRANGER = refusal('NOT_A_MEMBER', '请先进入商城完成登记');

let sent: Sent[];
let replies: Reply[];
let storage: Map<string, unknown>;

beforeEach(() => {
  jest.resetModules();
  jest.useFakeTimers();
  sent = [];
  replies = [];
  storage = new Map();
  const wx = {
    cloud: {
      callFunction: (request: Sent) => {
        sent.push(request);
        const reply = replies.shift() ?? { ok: true, data: 'done' };
        return reply === 'offline' ? Promise.reject(new Error('fail')) : Promise.resolve({ result: reply });
      },
    },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  };
  Object.assign(globalThis, { wx });
});
afterEach(() => jest.useRealTimers());

// Anew in every test: the session remembers who has joined.
const api = () => jest.requireActual<typeof import('./api')>('./api');
const session = () => jest.requireActual<typeof import('./session')>('./session');
const actions = (): string[] => sent.map(({ data }) => data.action);

/** The outcome, however long the pauses are. */
async function ask(): Promise<unknown> {
  const { call } = api();
  const outcome = call('member', 'cart', {}).catch((error: unknown) => error);
  await jest.runAllTimersAsync();
  return outcome;
}

test('an answer is its data', async () => {
  expect(await ask()).toBe('done');
  expect(sent).toHaveLength(1);
  expect(sent[0]?.data).toMatchObject({ action: 'cart', input: {} });
});

test.each([
  ['no answer', 'offline' as const],
  ['a mall that is busy', BUSY],
])('after %s the same request is sent again', async (_what, reply) => {
  replies = [reply, reply];
  expect(await ask()).toBe('done');
  expect(new Set(sent.map(({ data }) => data.requestId)).size).toBe(1);
  expect(sent).toHaveLength(3);
});

test('after three times the person is told what to do', async () => {
  replies = ['offline', 'offline', 'offline'];
  const error = (await ask()) as ApiError;
  expect([error.code, error.sentence]).toEqual(['NETWORK', '网络不太顺畅，请检查网络后重试']);
  expect(sent).toHaveLength(3);
});

test('another refusal is not asked again, and keeps its sentence', async () => {
  replies = [refusal('OUT_OF_STOCK', '面霜仅剩 1 件')];
  const error = (await ask()) as ApiError;
  expect([error.code, error.sentence]).toEqual(['OUT_OF_STOCK', '面霜仅剩 1 件']);
  expect(sent).toHaveLength(1);
});

test('a stranger joins silently, with who brought it, and the request goes on', async () => {
  const { rememberReferrer } = session();
  rememberReferrer({ from: 'member-ann' });
  rememberReferrer({ from: 'member-bob' });
  replies = [STRANGER];
  expect(await ask()).toBe('done');
  expect(actions()).toEqual(['cart', 'join', 'cart']);
  expect(sent[1]?.data.input).toEqual({ referrerId: 'member-ann' });
  expect(sent[2]?.data.requestId).toBe(sent[0]?.data.requestId);
});

test('a link that names nobody real brings nobody', async () => {
  const { rememberReferrer } = session();
  rememberReferrer({ from: 'a b<c>' });
  replies = [STRANGER];
  await ask();
  expect(sent[1]?.data.input).toEqual({});
});

test('a join that failed is tried again by the next request', async () => {
  replies = [STRANGER, refusal('MALL_NOT_OPEN', '商城尚未开业')];
  expect(((await ask()) as ApiError).code).toBe('MALL_NOT_OPEN');
  replies = [STRANGER];
  expect(await ask()).toBe('done');
});
