import { memberActions } from '../functions/member/actions';
import { operatorActions } from '../functions/operator/actions';
import { storeActions } from '../functions/store/actions';
import { MINUTE_MS } from '../units/days';
import { Pace } from './pace';
import { LIMITED_ACTIONS, mostAMinute } from './pace-limits';

const limited = expect.objectContaining({ code: 'RATE_LIMITED' }) as Error;

test('so many calls a minute, each caller alone, and again in the next', () => {
  const pace = new Pace();
  for (let i = 0; i < 3; i += 1) pace.demand('ann', 3, 1_000 + i);
  expect(() => pace.demand('ann', 3, 1_010)).toThrow(limited);
  expect(() => pace.demand('ann', 3, 1_000 + MINUTE_MS - 1)).toThrow(limited);
  pace.demand('bea', 3, 1_010);
  pace.demand('ann', 3, 1_000 + MINUTE_MS);
});

test('who was quiet longest is forgotten first, and memory has an end', () => {
  const pace = new Pace();
  for (let i = 0; i < 10_000; i += 1) pace.demand(`caller-${i}`, 1, 1_000);
  // Looked at again, so that the next one is the quietest.
  expect(() => pace.demand('caller-0', 1, 1_001)).toThrow(limited);
  pace.demand('one more', 1, 1_002);
  pace.demand('caller-1', 1, 1_003);
  expect(() => pace.demand('caller-0', 1, 1_004)).toThrow(limited);
});

test('every limit is of an action that is there; others have the usual one', () => {
  const names = [memberActions, storeActions, operatorActions].flatMap((actions) => Object.keys(actions));
  expect(names).toEqual(expect.arrayContaining([...LIMITED_ACTIONS]));
  expect([mostAMinute('pickup'), mostAMinute('home'), mostAMinute('toString')]).toEqual([30, 240, 240]);
});
