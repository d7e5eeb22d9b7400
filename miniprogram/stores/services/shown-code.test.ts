/** A code on the counter: renewed when its time is over, looked after meanwhile, quiet when nobody looks. */
import { digitGroups, ShownCode, type Code } from './shown-code';

const LIFE_S = 60;
const second = (count = 1) => jest.advanceTimersByTimeAsync(count * 1_000);

let brightness: number;
let renewed: number;
let looks: number;
let ticks: number[];
let rests: number;
let renew: () => Promise<Code | null>;
let look: () => Promise<void>;
let shown: ShownCode;

/** The mall's clock is not the phone's. */
const code = (): Code => ({ digits: '1', text: 'gxg:1', now: 5, expiresAt: 5 + LIFE_S * 1_000 });

beforeEach(() => {
  jest.useFakeTimers();
  [brightness, renewed, looks, rests, ticks] = [0.4, 0, 0, 0, []];
  renew = () => Promise.resolve(code());
  look = () => Promise.resolve();
  const wx = {
    getScreenBrightness: () => Promise.resolve({ value: brightness }),
    setScreenBrightness: ({ value }: { readonly value: number }) => {
      brightness = value;
      return Promise.resolve();
    },
  };
  Object.assign(globalThis, { wx });
  shown = new ShownCode({
    renew: () => {
      renewed += 1;
      return renew();
    },
    look: () => {
      looks += 1;
      return look();
    },
    tick: (seconds) => ticks.push(seconds),
    rest: () => {
      rests += 1;
    },
  });
});
afterEach(() => {
  shown.stop();
  jest.useRealTimers();
});

test('counts down by the mall’s time, looks every three seconds, and is renewed once when it is over', async () => {
  shown.start(code());
  await second(3);
  expect(ticks).toEqual([60, 59, 58, 57]);
  expect([looks, renewed]).toEqual([1, 0]);
  await second(57);
  expect(renewed).toBe(1);
  expect(ticks.at(-1)).toBe(LIFE_S);
});

test('the screen is bright while it is shown, and as before afterwards', async () => {
  shown.start(code());
  await second();
  expect(brightness).toBe(1);
  shown.start(code());
  await second();
  shown.stop();
  expect(brightness).toBe(0.4);
});

test('a page that was left asks no more, also where an answer comes late', async () => {
  let answer: (late: Code) => void = () => undefined;
  renew = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  shown.start(code());
  await second(LIFE_S);
  shown.stop();
  answer(code());
  await second(LIFE_S);
  expect([renewed, rests]).toEqual([1, 0]);
});

test('one question at a time; a look that fails is followed by the next', async () => {
  look = () => Promise.reject(new Error('no network'));
  shown.start(code());
  await second(9);
  expect(looks).toBe(3);
  look = () => new Promise(() => undefined);
  await second(30);
  expect(looks).toBe(4);
});

test('a code that cannot be renewed, or lay there for a quarter of an hour, rests', async () => {
  renew = () => Promise.reject(new Error('no network'));
  shown.start(code());
  await second(LIFE_S);
  expect([rests, brightness]).toEqual([1, 0.4]);
  renew = () => Promise.resolve(code());
  shown.start(code());
  await second(20 * LIFE_S);
  expect([rests, renewed]).toEqual([2, 16]);
});

test('digits are read out in groups of four', () => {
  expect(digitGroups('123456789012')).toBe('1234 5678 9012');
});
