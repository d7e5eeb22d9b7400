/** The states of a tip and the limits, as their tables say (rules.md §6). */
import { standard, strict } from '../policy/profiles';
import { demandRoom, demandTip, receiptNumberOf } from './limits';
import { stateAt, tipMoved, type TipEvent, type TipState } from './states';

const STATES: readonly TipState[] = ['offered', 'confirmed', 'declined', 'withdrawn', 'lapsed', 'reversed'];
/** By event, what becomes of each of the states above; - is refused. */
const MOVES: Readonly<Record<TipEvent, readonly (TipState | '-')[]>> = {
  confirm: ['confirmed', '-', '-', '-', '-', '-'],
  decline: ['declined', '-', '-', '-', '-', '-'],
  withdraw: ['withdrawn', '-', '-', '-', '-', '-'],
  reverse: ['-', 'reversed', '-', '-', '-', '-'],
  offerAgain: ['-', '-', 'offered', 'offered', 'offered', '-'],
};

describe.each(Object.entries(MOVES) as [TipEvent, readonly (TipState | '-')[]][])('%s', (event, row) => {
  test.each(STATES.map((state, i) => [state, row[i]] as const))('from %s: %s', (state, next) => {
    if (next !== '-') expect(tipMoved(state, event)).toBe(next);
    else expect(() => tipMoved(state, event)).toThrow(/\p{Script=Han}/u);
  });
});

test('only an offer lapses, after its last moment', () => {
  expect(stateAt({ state: 'offered', expiresAt: 10 }, 10)).toBe('offered');
  for (const state of STATES)
    expect(stateAt({ state, expiresAt: 10 }, 11)).toBe(state === 'offered' ? 'lapsed' : state);
});

test.each([
  ['ab-0001', 'AB0001'],
  ['ＡＢ０００１', 'AB0001'],
  [' 20260601 / 0012 ', '202606010012'],
  ['0012', '0012'],
])('the receipt %s is %s', (typed, number) => {
  expect(receiptNumberOf(typed)).toBe(number);
});

test('limits hold to the last one', () => {
  const code = (work: () => void): string => {
    try {
      work();
      return 'OK';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  expect(code(() => demandTip(standard, 200_000))).toBe('OK');
  expect(code(() => demandTip(standard, 200_001))).toBe('INVALID_INPUT');
  expect(code(() => demandTip(strict, 1))).toBe('TIP_OFF');
  expect(code(() => demandRoom(standard, { store: 19, customer: 1 }))).toBe('OK');
  expect(code(() => demandRoom(standard, { store: 20, customer: 0 }))).toBe('TIP_LIMIT');
  expect(code(() => demandRoom(standard, { store: 0, customer: 2 }))).toBe('TIP_LIMIT');
});
