/** Everything, or some; nothing is never sent as everything; other stores' treatments stay. */
import fc from 'fast-check';

import { everything, productIdsOf, skillsOf, skillText, toggled } from './skills';
import type { Person } from './week';

const BOOK = { treatments: ['a', 'b', 'c'].map((productId) => ({ productId, title: productId })) };
const person = (productIds: readonly string[]): Person => ({ productIds }) as unknown as Person;

test('what was saved is what is sent again', () => {
  fc.assert(
    fc.property(fc.subarray(['a', 'b', 'c', 'elsewhere', 'off sale']), (productIds) => {
      const sent = productIdsOf(skillsOf(person(productIds), BOOK));
      expect([...(sent ?? ['nothing'])].sort()).toEqual([...productIds].sort());
    }),
  );
});

test('who did everything does what is chosen; who does nothing any more is not saved as doing everything', () => {
  const all = skillsOf(person([]), BOOK);
  const one = toggled(all, 'b');
  expect(productIdsOf(one)).toEqual(['b']);
  expect(productIdsOf(toggled(one, 'b'))).toBeNull();
  expect(productIdsOf(everything(one))).toEqual([]);
  expect(productIdsOf(toggled(everything(one), 'c'))).toEqual(['c']);
  expect(productIdsOf(toggled(skillsOf(person(['b', 'elsewhere']), BOOK), 'b'))).toEqual(['elsewhere']);
});

test('the list says so where somebody does not do everything', () => {
  expect(skillText(person([]), BOOK)).toBe('');
  expect(skillText(person(['a', 'b', 'c']), BOOK)).toBe('');
  expect(skillText(person(['a', 'elsewhere']), BOOK)).toBe('做 1 个项目');
});
