/** Expressions of conditions, comparisons and variables. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $and: [] }, true],
  [{ $and: ['$n', '$b'] }, true],
  [{ $and: [0, '$b'] }, false],
  [{ $not: ['$b'] }, false],
  [{ $not: [[]] }, false],
  [{ $or: ['$z', 0] }, false],
  [{ $or: [] }, false],
  [{ $cmp: [1, 'a'] }, -1],
  [{ $cmp: ['$nope', '$z'] }, -1],
  [{ $lt: ['$nope', null] }, true],
  [{ $eq: ['$nope', null] }, false],
  [{ $gt: ['$d', 5] }, true],
  [{ $gt: ['abc', 100] }, true],
  [{ $gt: [true, 'a'] }, true],
  [{ $gt: [{ a: 2 }, { a: 1 }] }, true],
  [
    {
      $lt: [
        [1, 2],
        [1, 3],
      ],
    },
    true,
  ],
  [
    {
      $eq: [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    },
    false,
  ],
  [{ $ne: ['$n', 5] }, false],
  [{ $eq: ['$d', new Date('2019-05-14T09:38:51.686Z')] }, true],
  [{ $gt: ['$arr', '$o'] }, true],
  [{ $cond: ['$b', 'y', 'n'] }, 'y'],
  [{ $cond: { if: '$z', then: 1, else: 2 } }, 2],
  [{ $ifNull: ['$nope', 'd'] }, 'd'],
  [{ $switch: { branches: [{ case: false, then: 1 }] } }, REFUSED],
  [{ $switch: { branches: [{ case: true, then: 1 }] } }, 1],
  [{ $let: { vars: { p: '$n' }, in: { $add: ['$$p', 1] } } }, 6],
  [{ $type: '$d' }, 'date'],
  ['$$ROOT.n', 5],
  ['$objs.v', [1, 2]],
  [
    { a: '$n', b: ['$n', '$nope'] },
    { a: 5, b: [5, undefined] },
  ],
  [{ $nosuch: 1 }, REFUSED],
  ['$$nope', REFUSED],
  [{ $toString: '$n' }, '5'],
  [{ $cmp: [true, 1] }, 1],
  [{ $multiply: ['$z', 2] }, null],
  [{ $multiply: ['$s', 2] }, REFUSED],
  [{ $sum: '$objs.v' }, 3],
  [{ $round: [2.5, 0] }, 2],
  ['$$REMOVE', undefined],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
