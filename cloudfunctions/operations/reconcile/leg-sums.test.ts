/** Legs added up by whom they concern, and entries that do not balance. */
import type { Entry, Leg } from '../../ledger/entry';
import { added, concernedBy, MALL_SUMS, sumsByConcerned, unbalanced } from './leg-sums';

const leg = (account: string, units: number, asset: Leg['asset'] = 'POINTS'): Leg => ({
  ...{ account, units, asset, why: 'transfer' },
});
const entry = (_id: string, ...legs: Leg[]): Entry => ({
  ...{ _id, kind: 'transfer', day: '2026-06-01', at: 1, policyVersion: 'v', cause: 'c', inputHash: 'h' },
  legs,
});

test.each([
  ['member:x:sv', 'member:x'],
  ['merchant:y:stock', 'merchant:y'],
  ['mall:pool', MALL_SUMS],
  ['world:customers', MALL_SUMS],
  ['replay:supply', MALL_SUMS],
  ['other:x:sv', MALL_SUMS],
])('%s concerns %s', (account, whom) => {
  expect(concernedBy(account)).toBe(whom);
});

test('sums are by whom they concern and by account', () => {
  const sums = sumsByConcerned([
    entry('a', leg('member:x:original', -5), leg('member:y:original', 5)),
    entry('b', leg('member:x:original', 2), leg('member:x:sv', 3, 'SV'), leg('mall:svGranted', -3, 'SV')),
  ]);
  expect(Object.fromEntries(sums)).toEqual({
    'member:x': { 'member:x:original': -3, 'member:x:sv': 3 },
    'member:y': { 'member:y:original': 5 },
    [MALL_SUMS]: { 'mall:svGranted': -3 },
  });
  expect(added({ a: 1, b: 2 }, { b: 3, c: 4 })).toEqual({ a: 1, b: 5, c: 4 });
});

test('an entry is unbalanced asset by asset', () => {
  const fair = entry('fair', leg('member:x:original', -5), leg('member:y:original', 5));
  const wrong = entry('wrong', ...fair.legs, leg('member:x:sv', 3, 'SV'), leg('mall:svGranted', -2, 'SV'));
  expect(unbalanced([fair, wrong])).toEqual([{ entryId: 'wrong', asset: 'SV', sum: 1 }]);
});
