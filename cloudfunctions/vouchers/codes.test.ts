/** The rules of codes and of guessing them (rules.md §15). */
import fc from 'fast-check';

import { standard } from '../policy/profiles';
import { MINUTE_MS } from '../units/days';
import { faultOf, findCode, withChange, withCode, type ShownCode } from './codes';
import { isLimited, NO_TRIES, withTry, type Tries } from './tries';

const code = (digits: string, more: Partial<ShownCode> = {}): ShownCode => ({
  ...{ digits, use: 1, expiresAt: 100, scan: null, spent: null },
  ...more,
});
const held = (until: number, staffId = 'cleo') => ({ scan: { staffId, until } });
const SPENT = { spent: { requestId: 'r', as: 'x' } };

test.each([
  ['good until the moment it expires', code('1'), 100, null],
  ['expired afterwards', code('1'), 101, 'CODE_EXPIRED'],
  ['good while this person holds it', code('1', held(200)), 200, null],
  ['expired when the hold is over', code('1', held(200)), 201, 'CODE_EXPIRED'],
  ['expired for those who do not hold it', code('1', held(200, 'mia')), 101, 'CODE_EXPIRED'],
  ['good for them as well until it expires', code('1', held(200, 'mia')), 100, null],
  ['used, whatever else is true of it', code('1', { ...held(200), ...SPENT }), 50, 'CODE_USED'],
  ['unknown when there is none', undefined, 50, 'CODE_UNKNOWN'],
] as const)('a code is %s', (_what, shown, at, fault) => {
  expect(faultOf(shown, 'cleo', at)).toBe(fault);
});

test('the six newest are remembered, and those that staff hold however old', () => {
  const shown = Array.from({ length: 9 }, (_, i) => code(String(i), i === 1 ? held(500) : {}));
  const kept = shown.reduce<readonly ShownCode[]>((known, one) => withCode(known, one, 200), []);
  expect(kept.map((one) => one.digits)).toEqual(['1', '3', '4', '5', '6', '7', '8']);
  expect(withCode(kept, code('9'), 501).map((one) => one.digits)).toEqual(['4', '5', '6', '7', '8', '9']);
  const spent = withChange(kept, '1', SPENT);
  expect(withCode(spent, code('9'), 200).map((one) => one.digits)).not.toContain('1');
});

test('a change is of one code alone', () => {
  const changed = withChange([code('1'), code('2')], '2', SPENT);
  expect([findCode(changed, '1')?.spent, findCode(changed, '2')?.spent]).toEqual([null, SPENT.spent]);
  expect(findCode(changed, '3')).toBeUndefined();
});

test('ten wrong codes within ten minutes are too many; they are forgotten one by one, right ones never count', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ waitMs: fc.nat(3 * MINUTE_MS), isWrong: fc.boolean() }), { maxLength: 60 }),
      (attempts) => {
        let at = 1;
        let tries: Tries = NO_TRIES;
        const wrong: number[] = [];
        for (const { waitMs, isWrong } of attempts) {
          at += waitMs;
          const recent = wrong.filter((one) => at - one < 10 * MINUTE_MS).length;
          expect(isLimited(tries, standard, at)).toBe(recent >= 10);
          if (recent >= 10) continue;
          if (isWrong) wrong.push(at);
          const next = withTry(tries, isWrong, standard, at);
          expect(next.total).toBe(tries.total + 1);
          tries = next;
        }
        expect(tries.wrongAt.length).toBeLessThanOrEqual(10);
      },
    ),
  );
});
