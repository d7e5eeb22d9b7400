import { verdictOf } from './verdict';

const DAYS = `day,price,sv_counted,released,pool_emptied
2026-06-01,1.0000,10.0000,4.000000,0
2026-06-02,1.0000,6.0000,3.000000,0
`;
const OWN = `day,sv_change,counted,points,sv_left
2026-06-01,5.0000,1,2.000000,3.0000
2026-06-02,0.0000,1,1.500000,1.5000
`;

test('every day equal is said in one line, the latest day first', () => {
  expect(verdictOf(DAYS, OWN)).toMatchObject({
    title: '2 天，天天相等',
    tone: 'good',
    unequal: [],
    days: [
      { name: '6 月 2 日', isEqual: true },
      { name: '6 月 1 日', isEqual: true },
    ],
  });
});

test('a day that was changed is named, with both figures', () => {
  const { title, unequal } = verdictOf(DAYS, OWN.replace('1.500000', '1.600000'));
  expect(title).toBe('2 天里有 1 天不相等');
  expect(unequal).toEqual([
    {
      day: '2026-06-02',
      name: '6 月 2 日',
      told: '账本 1.600000 积分，剩余 1.5000 共享值',
      found: '重算 1.500000 积分，剩余 1.5000 共享值',
    },
  ]);
});

test('who has no day yet is told when there will be one', () => {
  expect(verdictOf(DAYS, 'day,sv_change,counted,points,sv_left\n')).toMatchObject({
    tone: 'second',
    days: [],
  });
});
