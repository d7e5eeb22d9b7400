/** The pure parts of the accounts' pages: typed amounts, typed words, the three questions. */
import fc from 'fast-check';

import { BASIS_POINTS, mulDivCeil } from '../../cloudfunctions/units/amounts';
import { quizOf, QUIZ_BYTES } from './backup/quiz';
import { wordsOf } from './keys/words';
import { typedOf } from './restore/typed';
import { allText, burnedOf, changeText, typedAmount } from './typed-amount';

const HAVE = 98_499_111;
const entropies = fc.uint8Array({ minLength: 16, maxLength: 16 });

test.each([
  ['', 0, ''],
  ['0', 0, ''],
  ['0.01', 10_000, ''],
  ['98.499111', HAVE, ''],
  ['98.499112', 0, '最多 98.499111'],
  ['1.0000001', 0, '请输入数字，最多 6 位小数'],
  ['-1', 0, '请输入数字，最多 6 位小数'],
  ['1e3', 0, '请输入数字，最多 6 位小数'],
])('typed %p', (text, units, wrong) => {
  expect(typedAmount(text, HAVE)).toEqual({ units, wrong });
});

test('all of it is typed so that it is read back as all of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 14 }), (units) => {
      expect(typedAmount(allText(units), units)).toEqual({ units, wrong: '' });
    }),
  );
  expect([allText(10_000_000), changeText(10_000_000, 9_500_001)]).toEqual(['10', '10.000000 → 9.500001']);
});

test('what burns is what the mall burns', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 15 }), fc.integer({ min: 0, max: 10_000 }), (units, bp) => {
      expect(burnedOf(units, bp)).toBe(mulDivCeil(units, bp, BASIS_POINTS));
    }),
  );
});

test('typed words: which one is wrong, how many there are, whether they belong together', () => {
  expect(typedOf('').cells).toHaveLength(12);
  expect(typedOf('的一囧').problem).toBe('第 3 个字“囧”不在备份用字里，请核对');
  expect(typedOf('的'.repeat(12))).toMatchObject({ count: 12, entropy: null });
  expect(typedOf('的'.repeat(12)).problem).toContain('合不上');
  expect(typedOf('的'.repeat(13)).problem).toBe('多了 1 个字');
  fc.assert(
    fc.property(entropies, (entropy) => {
      expect(typedOf(wordsOf(entropy).join(''))).toMatchObject({ count: 12, problem: '', entropy });
    }),
  );
});

test('three different words are asked, each among nine with the right one, whatever the randomness', () => {
  const random = fc.uint8Array({ minLength: QUIZ_BYTES, maxLength: QUIZ_BYTES });
  fc.assert(
    fc.property(entropies, random, (entropy, bytes) => {
      const words = wordsOf(entropy);
      const quiz = quizOf(words, bytes);
      expect(new Set(quiz.map(({ number }) => number)).size).toBe(3);
      for (const { number, choices } of quiz) {
        expect(new Set(choices).size).toBe(9);
        expect(choices).toContain(words[number - 1]);
      }
    }),
  );
});
