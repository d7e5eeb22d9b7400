/** The way out of the mall and back, in words. */
import { givableSentence, goneSentence, headOf, stepOf, stockSentence, type Departure } from './way-out';

const ASKED_AT = Date.UTC(2026, 5, 1, 4);
const seen = (state: string | null, more: object = {}, merchant = 'leaving'): Departure =>
  ({
    merchant: { name: '兰汐', state: merchant },
    departure:
      state === null
        ? null
        : {
            ...{ state, stock: 'kept', closesFrom: ASKED_AT + 7 * 86_400_000, closedAt: ASKED_AT },
            ...{ burnedPointUnits: 1_500_000, lapsedSvUnits: 20_000 },
          },
    noticeDays: 7,
    obstacles: [],
    ...{ pointUnits: 2_000_001, svUnits: 10_000, givable: { orders: 0, fen: 0 } },
    ...more,
  }) as unknown as Departure;

test.each([
  [null, 'open', 'in'],
  ['cancelled', 'open', 'in'],
  ['returned', 'pending', 'in'],
  ['waiting', 'leaving', 'waiting'],
  ['closed', 'closed', 'closed'],
  ['returning', 'closed', 'returning'],
] as const)('%s of a merchant that is %s: %s', (state, merchant, step) => {
  const one = seen(state, {}, merchant);
  expect(stepOf(one)).toBe(step);
  expect(headOf(one).next).not.toBe('');
});

test('it says from which day it is closed, and whether anything is in the way', () => {
  expect(headOf(seen('waiting', { obstacles: [{ kind: 'waiting', text: '' }] })).next).toMatch(
    /^都了结了，.*8/,
  );
  expect(headOf(seen('waiting', { obstacles: [{ kind: 'cash', text: '' }] })).next).toMatch(/^下面的事/);
});

test('the stock before and after, and what became of it', () => {
  expect(stockSentence(seen(null), 'kept')).toMatch(/^2\.000001 积分、1\.0000 共享值 → 不变/);
  expect(stockSentence(seen(null), 'burned')).toMatch(/→ 0 积分、0 共享值/);
  expect(goneSentence(seen('closed'))).toBe('为您保留 2.000001 积分');
  expect(givableSentence(seen('waiting', { givable: { orders: 2, fen: 12_345 } }))).toBe('2 笔，共 ¥123.45');
  expect(givableSentence(seen('waiting'))).toBe('');
});
