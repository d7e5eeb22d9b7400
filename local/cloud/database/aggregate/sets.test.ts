/** Expressions of sets and objects, and accumulators on the values of one document. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $literal: '$1' }, '$1'],
  [{ $mergeObjects: ['$o', { y: 9, z: null }] }, { x: 1, y: 9, z: null }],
  [{ $mergeObjects: ['$z', '$o'] }, { x: 1, y: 2 }],
  [
    { $objectToArray: '$o' },
    [
      { k: 'x', v: 1 },
      { k: 'y', v: 2 },
    ],
  ],
  [{ $allElementsTrue: ['$arr'] }, true],
  [{ $allElementsTrue: [[1, 0]] }, false],
  [{ $allElementsTrue: [[]] }, true],
  [{ $anyElementTrue: [[null, 0]] }, false],
  [{ $allElementsTrue: ['$n'] }, REFUSED],
  [{ $setDifference: [[1, 2, 2, 3], [2]] }, [1, 3]],
  [{ $setDifference: ['$z', [1]] }, null],
  [
    {
      $setEquals: [
        [1, 2],
        [2, 1, 2],
      ],
    },
    true,
  ],
  [
    {
      $setIntersection: [
        [1, 2],
        [2, 3, 2],
      ],
    },
    [2],
  ],
  [{ $setIsSubset: [[1], [1, 2]] }, true],
  [
    {
      $setUnion: [
        [1, 2],
        [2, {}],
      ],
    },
    [1, 2, {}],
  ],
  [{ $setUnion: ['$z', [1]] }, null],
  [{ $avg: '$arr' }, 2],
  [{ $avg: ['$n', '$f', '$s'] }, 3.75],
  [{ $avg: '$s' }, null],
  [{ $max: ['$n', '$f'] }, 5],
  [{ $max: '$arr' }, 3],
  [{ $max: ['$z', '$n'] }, 5],
  [{ $min: ['$n', '$z', '$nope'] }, 5],
  [{ $sum: ['$n', '$s', 1] }, 6],
  [{ $sum: '$arr' }, 6],
  [{ $stdDevPop: '$arr' }, 0.816496580927726],
  [{ $stdDevSamp: '$arr' }, 1],
  [{ $stdDevSamp: ['$n'] }, null],
  [{ $stdDevPop: '$s' }, null],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
