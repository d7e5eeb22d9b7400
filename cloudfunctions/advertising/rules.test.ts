/** What is pure about slots for sale: what a place has room for, what goes back, which step follows which. */
import * as fc from 'fast-check';

import { DAY_MS } from '../units/days';
import { givenBackFen } from './give-back';
import { mostAtOnce, stillAhead } from './plan';
import { SALE_MOVES, saleMoved, type SaleEvent, type SaleState } from './states';

const span = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([from, length]) => ({ from, to: from + length }));

test('as many run at once as a count moment by moment says', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 12 }), span, (promised, wanted) => {
      const moments = Array.from({ length: wanted.to - wanted.from }, (_, i) => wanted.from + i);
      const counts = moments.map((at) => promised.filter(({ from, to }) => from <= at && at < to).length);
      expect(mostAtOnce(promised, wanted)).toBe(Math.max(...counts));
    }),
  );
});

test('what is over takes no room', () => {
  const one = { slotId: 'a', from: 0, to: 5 };
  expect(stillAhead([one], 4)).toEqual([one]);
  expect(stillAhead([one], 5)).toEqual([]);
});

test('all goes back before it begins, whole days afterwards, never more with time', () => {
  const price = fc.integer({ min: 1, max: 1_000_000_000 });
  const days = fc.integer({ min: 1, max: 400 });
  const ms = fc.integer({ min: 0, max: 410 * DAY_MS });
  fc.assert(
    fc.property(price, days, ms, ms, (priceFen, length, early, more) => {
      const slot = { from: 10 * DAY_MS, to: (10 + length) * DAY_MS };
      expect(givenBackFen(slot, priceFen, slot.from - 1)).toBe(priceFen);
      const first = givenBackFen(slot, priceFen, slot.from + early);
      const left = Math.max(0, Math.floor((length * DAY_MS - early) / DAY_MS));
      expect(first).toBe(Math.floor((priceFen * left) / length));
      expect(givenBackFen(slot, priceFen, slot.from + early + more)).toBeLessThanOrEqual(first);
    }),
  );
});

test.each([
  ['a week, as it begins', 0, 70_000],
  ['a week, a moment later', 1, 60_000],
  ['a week, two days and an hour later', 49 / 24, 40_000],
  ['a week, less than a day before its end', 6.5, 0],
  ['a week, after its end', 9, 0],
])('%s', (_name, days, back) => {
  const slot = { from: DAY_MS, to: 8 * DAY_MS };
  const after = days === 1 ? 1 : days * DAY_MS;
  expect(givenBackFen(slot, 70_000, slot.from + after)).toBe(back);
});

const STATES: readonly SaleState[] = ['offered', 'paid', 'takenBack', 'lapsed', 'withdrawn'];

test.each(Object.keys(SALE_MOVES) as SaleEvent[])(
  '%s happens where the table says, and nowhere else',
  (event) => {
    for (const state of STATES) {
      const next = SALE_MOVES[event][state];
      if (next === undefined)
        expect(() => saleMoved(state, event)).toThrow(
          expect.objectContaining({ code: 'WRONG_STATE' }) as Error,
        );
      else expect(saleMoved(state, event)).toBe(next);
    }
  },
);
