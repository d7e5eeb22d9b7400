/** Groups in words. */
import { groupMeaning, groupName, reachText } from './group-words';

const LIMITS = { newDays: 30, asleepDays: 60, contactEveryDays: 7 };

test('a group says whom it means by the policy’s own days', () => {
  expect(groupName('asleep')).toBe('沉睡客');
  expect(groupMeaning('asleep', LIMITS)).toBe('60 天没有来');
  expect(groupMeaning('new', LIMITS)).toMatch(/^30 天内/);
});

test('how many there are, and how many a message reaches', () => {
  const group = { kind: 'new', count: 12, isMore: false, optedOut: 2, reachable: 5 } as const;
  expect(reachText(group)).toBe('共 12 人，现在能收到 5 人');
  expect(reachText({ ...group, count: 1000, isMore: true })).toMatch(/^共 1000 人以上/);
});
