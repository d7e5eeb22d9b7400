/** The bounds of cash through the desk, and the table of its states, alone. */
import fc from 'fast-check';

import type { Refusal } from '../platform/refusal';
import { demandAmount, demandLeft, leftOfDay } from './limits';
import { hasEnded, STAGES, STATE_OF, type CashOutState } from './states';

const STATES = Object.keys(STAGES) as CashOutState[];
const bounds = { minFen: 100, maxFen: 500, dayFen: 800 };
const refusalOf = (work: () => void): Refusal | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error as Refusal;
  }
};

test('an amount is refused outside of its bounds and in no other case', () => {
  for (const amountFen of [100, 101, 499, 500])
    expect(refusalOf(() => demandAmount(bounds, amountFen))).toBeNull();
  for (const amountFen of [99, 501])
    expect(refusalOf(() => demandAmount(bounds, amountFen))).toMatchObject({
      ...{ code: 'AMOUNT_OUT_OF_BOUNDS', details: { minFen: 100, maxFen: 500 } },
      message: '每笔金额须在 ¥1.00 至 ¥5.00 之间',
    });
});

test('what came back leaves the day as it was; nothing else does, and less than nothing is never left', () => {
  const one = fc.record({ state: fc.constantFrom(...STATES), amountFen: fc.integer({ min: 1, max: 500 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), (ofDay) => {
      const used = ofDay
        .filter(({ state }) => state !== 'failed' && state !== 'cancelled')
        .reduce((sum, { amountFen }) => sum + amountFen, 0);
      expect(leftOfDay(bounds, ofDay)).toBe(used > 800 ? 0 : 800 - used);
    }),
  );
});

test('more than the day has left is refused', () => {
  expect(refusalOf(() => demandLeft(300, 300))).toBeNull();
  expect(refusalOf(() => demandLeft(300, 301))).toMatchObject({
    ...{ code: 'DAY_LIMIT', details: { leftFen: 300 }, message: '今天还可以转出 ¥3.00，请明天再来' },
  });
});

test('the table: three ends from which nothing follows, the cash of each, who can be called back', () => {
  expect(STATES.filter(hasEnded)).toEqual(['arrived', 'failed', 'cancelled']);
  expect(STATES.filter((state) => STAGES[state].next.length === 0)).toEqual(STATES.filter(hasEnded));
  expect(STATES.map((state) => STAGES[state].cash)).toEqual([
    ...['waits', 'waits', 'waits', 'waits', 'waits', 'gone', 'back', 'back'],
  ]);
  expect(STATES.filter((state) => STAGES[state].canCancel)).toEqual(['asked', 'accepted', 'toConfirm']);
  // Nothing goes back to a state before, so every way out ends.
  for (const state of STATES)
    for (const next of STAGES[state].next)
      expect([next, STAGES[next].next.includes(state)]).toEqual([next, false]);
  expect(STAGES.sending.next).toEqual(['arrived', 'failed']);
  expect(STAGES.cancelling.next).toEqual(['arrived', 'failed', 'cancelled']);
  expect(STATES.map((state) => STAGES[state].next.length)).toEqual([7, 6, 5, 2, 3, 0, 0, 0]);
  expect(Object.values(STATE_OF)).toEqual([
    ...['accepted', 'accepted', 'toConfirm', 'sending', 'arrived', 'failed', 'cancelling', 'cancelled'],
  ]);
});
