/** Links that people share: they name who shared, unless the mall cannot be asked in time. */
import type * as Share from './share';

let storage: Map<string, unknown>;
let calls: number;
let reply: () => Promise<unknown>;

beforeEach(() => {
  jest.resetModules();
  jest.useFakeTimers();
  storage = new Map();
  calls = 0;
  reply = () => Promise.resolve({ result: { ok: true, data: { _id: 'm-1' } } });
  const wx = {
    cloud: {
      callFunction: () => {
        calls += 1;
        return reply();
      },
      getTempFileURL: ({ fileList }: { readonly fileList: readonly string[] }) =>
        fileList[0] === 'cloud://broken'
          ? Promise.reject(new Error('no file'))
          : Promise.resolve({ fileList: [{ tempFileURL: `https://files/${String(fileList[0])}` }] }),
    },
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  };
  Object.assign(globalThis, { wx });
});
afterEach(() => {
  jest.useRealTimers();
});

// Anew for each test: the session keeps who has joined.
const load = () => jest.requireActual<typeof Share>('./share');

test('a link names the person, who joins once for it', async () => {
  const { shareCard, timelineQuery } = load();
  expect(timelineQuery('id=p')).toBe('id=p');
  const card = shareCard('面膜', '/pages/product/product?id=p', 'cloud://a');
  expect(card).toMatchObject({ title: '面膜', path: '/pages/product/product?id=p' });
  expect(await card.promise).toEqual({
    title: '面膜',
    path: '/pages/product/product?id=p&from=m-1',
    imageUrl: 'https://files/cloud://a',
  });
  expect(await shareCard('首页', '/pages/home/home').promise).toEqual({
    title: '首页',
    path: '/pages/home/home?from=m-1',
  });
  expect(calls).toBe(1);
  expect(timelineQuery('id=p')).toBe('id=p&from=m-1');
  expect(timelineQuery('')).toBe('from=m-1');
});

test('a picture that cannot be had costs nobody the link', async () => {
  const { shareCard } = load();
  expect(await shareCard('面膜', '/p', 'cloud://broken').promise).toEqual({
    title: '面膜',
    path: '/p?from=m-1',
  });
});

test('without an answer in time the friend gets the plain page', async () => {
  reply = () => new Promise(() => undefined);
  const { shareCard } = load();
  const card = shareCard('面膜', '/p');
  await jest.advanceTimersByTimeAsync(2_500);
  expect(await card.promise).toEqual({ title: '面膜', path: '/p' });
});
