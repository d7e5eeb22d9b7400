/** Expressions of numbers. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $abs: '$neg' }, 7],
  [{ $abs: '$z' }, null],
  [{ $add: ['$n', 3] }, 8],
  [{ $add: ['$d', 1000] }, new Date('2019-05-14T09:38:52.686Z')],
  [{ $add: ['$n', '$z'] }, null],
  [{ $add: ['$n', '$nope'] }, null],
  [{ $ceil: '$f' }, 3],
  [{ $ceil: -2.5 }, -2],
  [{ $divide: ['$n', 2] }, 2.5],
  [{ $divide: ['$n', 0] }, REFUSED],
  [{ $exp: 0 }, 1],
  [{ $floor: -2.5 }, -3],
  [{ $ln: 1 }, 0],
  [{ $log: [100, 10] }, 2],
  [{ $log10: 1000 }, 3],
  [{ $mod: ['$neg', 3] }, -1],
  [{ $mod: [5.5, 2] }, 1.5],
  [{ $multiply: ['$n', 2, 3] }, 30],
  [{ $pow: [2, 3] }, 8],
  [{ $sqrt: 16 }, 4],
  [{ $sqrt: -1 }, REFUSED],
  [{ $subtract: ['$d', new Date('2019-05-14T09:38:51.000Z')] }, 686],
  [{ $subtract: ['$d', 686] }, new Date('2019-05-14T09:38:51.000Z')],
  [{ $trunc: -2.7 }, -2],
  [{ $add: ['$n', 'x'] }, REFUSED],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
