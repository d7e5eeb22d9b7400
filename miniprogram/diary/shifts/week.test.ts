/** A week goes to the page and back unchanged. */
import fc from 'fast-check';

import { draftOf, exception, exceptionsOf, weekOf, weekProblem, weekText, type Person } from './week';

const person = (more: Partial<Person>): Person =>
  ({ ...{ weekly: [], exceptions: [], memberId: 'amy', name: '艾米' }, ...more }) as Person;
const HOURS = { hours: { '1': [[600, 1260]] } } as Parameters<typeof weekOf>[1];
const on = (weekday: number, from = 600, to = 1260) => ({ weekday, span: [from, to] as const });

test('what was saved is what is sent again', () => {
  const span = fc
    .tuple(fc.nat(1438), fc.nat(1439))
    .filter(([from, to]) => from < to)
    .map(([from, to]) => [from, to] as const);
  const weekly = fc.uniqueArray(fc.record({ weekday: fc.nat(6), span }), {
    selector: ({ weekday }) => weekday,
  });
  fc.assert(
    fc.property(weekly, (known) => {
      const sent = draftOf(weekOf(person({ weekly: known }), HOURS), []).weekly;
      const sorted = (all: readonly { readonly weekday: number }[]) =>
        [...all].sort((a, b) => a.weekday - b.weekday);
      expect(sorted(sent)).toEqual(sorted(known));
    }),
  );
});

test('a second span of a day and a day off are kept', () => {
  const amy = person({
    weekly: [on(1, 600, 720), on(1, 840, 1260)],
    exceptions: [{ day: '2026-06-10', spans: [] }],
  });
  expect(draftOf(weekOf(amy, HOURS), exceptionsOf(amy))).toEqual({
    weekly: [on(1, 600, 720), on(1, 840, 1260)],
    exceptions: [{ day: '2026-06-10', spans: [] }],
  });
});

test('a free weekday proposes the store’s hours', () => {
  const [monday, tuesday] = weekOf(person({}), HOURS);
  expect(monday).toMatchObject({ name: '周一', works: false, from: '10:00', to: '21:00' });
  expect(tuesday).toMatchObject({ name: '周二', from: '10:00', to: '19:00' });
});

test('the week in words', () => {
  expect(weekText(person({}))).toBe('还没有排班');
  expect(weekText(person({ weekly: [0, 1, 2, 3, 4, 5, 6].map((n) => on(n)) }))).toBe(
    '周一至周日 10:00–21:00',
  );
  expect(weekText(person({ weekly: [on(2), on(5), on(6, 840, 1260)] }))).toBe(
    '周二、五 10:00–21:00；周六 14:00–21:00',
  );
});

test('an end before its beginning is named', () => {
  const week = weekOf(person({ weekly: [on(1)] }), HOURS);
  expect(weekProblem(week, [])).toBe('');
  expect(
    weekProblem(
      week.map((one) => ({ ...one, to: '09:00' })),
      [],
    ),
  ).toMatch(/^周一/);
  expect(weekProblem(week, [exception('2026-06-10', [900, 600])])).toMatch(/^6 月 10 日 周三/);
});
