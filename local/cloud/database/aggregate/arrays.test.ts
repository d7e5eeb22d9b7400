/** Expressions of arrays. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $arrayElemAt: ['$arr', -1] }, 3],
  [{ $arrayElemAt: ['$arr', 9] }, undefined],
  [{ $arrayElemAt: ['$z', 0] }, null],
  [{ $arrayElemAt: ['$n', 0] }, REFUSED],
  [{ $arrayToObject: '$objs' }, { a: 1, b: 2 }],
  [
    {
      $arrayToObject: [
        [
          ['p', 1],
          ['q', 2],
        ],
      ],
    },
    { p: 1, q: 2 },
  ],
  [{ $concatArrays: ['$arr', [9]] }, [1, 2, 3, 9]],
  [{ $concatArrays: ['$arr', '$z'] }, null],
  [{ $filter: { input: '$arr', as: 'i', cond: { $gt: ['$$i', 1] } } }, [2, 3]],
  [{ $filter: { input: '$z', as: 'i', cond: true } }, null],
  [{ $in: [2, '$arr'] }, true],
  [{ $in: [2, '$n'] }, REFUSED],
  [{ $indexOfArray: ['$arr', 2] }, 1],
  [{ $indexOfArray: ['$arr', 2, 2] }, -1],
  [{ $indexOfArray: ['$z', 2] }, null],
  [{ $isArray: '$arr' }, true],
  [{ $isArray: ['$n'] }, false],
  [{ $map: { input: '$arr', as: 'i', in: { $multiply: ['$$i', 2] } } }, [2, 4, 6]],
  [{ $map: { input: '$arr', in: '$$this' } }, [1, 2, 3]],
  [{ $range: [0, 10, 3] }, [0, 3, 6, 9]],
  [{ $range: [3, 0, -1] }, [3, 2, 1]],
  [{ $range: [0, 3, 0] }, REFUSED],
  [{ $reduce: { input: '$arr', initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 6],
  [{ $reduce: { input: '$z', initialValue: 0, in: 1 } }, null],
  [{ $reverseArray: '$arr' }, [3, 2, 1]],
  [{ $size: '$arr' }, 3],
  [{ $size: '$n' }, REFUSED],
  [{ $size: '$nope' }, REFUSED],
  [{ $slice: ['$arr', 2] }, [1, 2]],
  [{ $slice: ['$arr', -2] }, [2, 3]],
  [{ $slice: ['$arr', 1, 1] }, [2]],
  [{ $slice: ['$arr', -2, 1] }, [2]],
  [{ $zip: { inputs: ['$arr', ['a']] } }, [[1, 'a']]],
  [
    { $zip: { inputs: ['$arr', ['a']], useLongestLength: true, defaults: [0, 'z'] } },
    [
      [1, 'a'],
      [2, 'z'],
      [3, 'z'],
    ],
  ],
  [
    { $zip: { inputs: ['$arr', ['a']], useLongestLength: true } },
    [
      [1, 'a'],
      [2, null],
      [3, null],
    ],
  ],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
