/** Expressions of texts. */
import { DOCUMENT, REFUSED, valueOf, type Case } from './test-document';

const cases: Case[] = [
  [{ $concat: ['$t', '!'] }, 'a,b,c!'],
  [{ $concat: ['$t', '$z'] }, null],
  [{ $concat: ['$t', 1] }, REFUSED],
  [{ $indexOfBytes: ['$s', '\u{4e16}'] }, 6],
  [{ $indexOfBytes: ['$s', '\u{754c}'] }, 9],
  [{ $indexOfCP: ['$s', '\u{754c}'] }, 7],
  [{ $indexOfCP: ['$s', 'x'] }, -1],
  [{ $indexOfCP: ['cafeteria', 'e', 4] }, 5],
  [{ $indexOfCP: ['foo.bar.fi', '.', 5] }, 7],
  [{ $indexOfCP: ['vanilla', 'll', 0, 2] }, -1],
  [{ $indexOfCP: ['$z', 'a'] }, null],
  [{ $indexOfCP: ['\u{1f600}b', 'b'] }, 1],
  [{ $split: ['$t', ','] }, ['a', 'b', 'c']],
  [{ $split: ['$z', ','] }, null],
  [{ $split: ['June-15-2013', '-'] }, ['June', '15', '2013']],
  [{ $strLenBytes: '$s' }, 12],
  [{ $strLenCP: '$s' }, 8],
  [{ $strLenCP: '\u{1f600}b' }, 2],
  [{ $strLenCP: '$z' }, REFUSED],
  [{ $strcasecmp: ['ABC', 'abc'] }, 0],
  [{ $strcasecmp: ['a', 'B'] }, -1],
  [{ $substr: ['$t', 2, -1] }, 'b,c'],
  [{ $substrBytes: ['$s', 6, 3] }, '\u{4e16}'],
  [{ $substrBytes: ['$s', 7, 1] }, REFUSED],
  [{ $substrCP: ['$s', 6, 1] }, '\u{4e16}'],
  [{ $substrCP: ['$z', 0, 1] }, ''],
  [{ $toLower: '$s' }, 'hello \u{4e16}\u{754c}'],
  [{ $toLower: '$z' }, ''],
  [{ $toUpper: '$t' }, 'A,B,C'],
  [{ $substr: ['$n', 0, 1] }, '5'],
  [{ $toLower: '$n' }, '5'],
];

test.each(cases)('%j is %j', (expression, expected) => {
  expect(valueOf(expression, DOCUMENT)).toEqual(expected);
});
