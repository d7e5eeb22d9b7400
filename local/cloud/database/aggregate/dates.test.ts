/** Expressions of dates. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $dayOfWeek: '$d' }, 3],
  [{ $dayOfYear: '$d' }, 134],
  [{ $dayOfMonth: '$d' }, 14],
  [{ $week: '$d' }, 19],
  [{ $isoWeek: '$d' }, 20],
  [{ $isoDayOfWeek: '$d' }, 2],
  [{ $isoWeekYear: '$d' }, 2019],
  [{ $hour: { date: '$d', timezone: 'Asia/Shanghai' } }, 17],
  [{ $hour: { date: '$d', timezone: '+08:00' } }, 17],
  [{ $dayOfMonth: { date: '$d', timezone: '-10:00' } }, 13],
  [{ $week: new Date('2016-01-01T00:00:00.000Z') }, 0],
  [{ $week: new Date('2016-01-03T00:00:00.000Z') }, 1],
  [{ $year: '$nope' }, null],
  [{ $year: '$s' }, REFUSED],
  [
    { $dateFromParts: { year: 2017, month: 2, day: 8, hour: 12, timezone: 'America/New_York' } },
    new Date('2017-02-08T17:00:00.000Z'),
  ],
  [
    { $dateFromParts: { isoWeekYear: 2017, isoWeek: 6, isoDayOfWeek: 3, hour: 12 } },
    new Date('2017-02-08T12:00:00.000Z'),
  ],
  [{ $dateFromParts: { year: 2017, month: 14, day: 1, hour: 12 } }, new Date('2018-02-01T12:00:00.000Z')],
  [{ $dateFromParts: { year: 2017 } }, new Date('2017-01-01T00:00:00.000Z')],
  [
    { $dateFromParts: { year: 2017, month: 1, day: 2, hour: 3, minute: 4, second: 5, millisecond: 6 } },
    new Date('2017-01-02T03:04:05.006Z'),
  ],
  [{ $dateFromString: { dateString: '2019-05-14T09:38:51.686Z' } }, new Date('2019-05-14T09:38:51.686Z')],
  [
    { $dateFromString: { dateString: '2017-02-08T12:10:40.787', timezone: 'America/New_York' } },
    new Date('2017-02-08T17:10:40.787Z'),
  ],
  [{ $dateFromString: { dateString: '2017-02-08' } }, new Date('2017-02-08T00:00:00.000Z')],
  [
    { $dateFromString: { dateString: '06-15-2018', format: '%m-%d-%Y' } },
    new Date('2018-06-15T00:00:00.000Z'),
  ],
  [{ $dateFromString: { dateString: 'xx' } }, REFUSED],
  [{ $dateFromString: { dateString: 'xx', onError: 'bad' } }, 'bad'],
  [{ $dateFromString: { dateString: '$z', onNull: 'nil' } }, 'nil'],
  [{ $dateFromString: { dateString: '$z' } }, null],
  [
    { $dateToString: { date: '$d', format: '%Y-%m-%d %H:%M:%S.%L %j %u %U %V %w %G %z %Z %%' } },
    '2019-05-14 09:38:51.686 134 2 19 20 3 2019 +0000 0 %',
  ],
  [
    { $dateToString: { date: '$d', format: '%H:%M:%S %z %Z', timezone: 'Asia/Shanghai' } },
    '17:38:51 +0800 480',
  ],
  [{ $dateToString: { date: '$d' } }, '2019-05-14T09:38:51.686Z'],
  [{ $dateToString: { date: '$nope', onNull: 'n' } }, 'n'],
  [{ $dateToString: { date: '$nope' } }, null],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
