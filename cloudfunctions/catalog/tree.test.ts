import type { Category } from './documents';
import { pathOf, treeOf } from './tree';

const category = (id: string, parentId: string | null, order: number, isShown = true): Category => ({
  _id: id,
  name: id.toUpperCase(),
  parentId,
  order,
  icon: null,
  isShown,
});

test('the tree has two levels in the given order; equal orders stand by id; hidden ones are left out', () => {
  const all = [
    category('b', null, 1),
    category('a2', 'a', 5),
    category('a', null, 1),
    category('a1', 'a', 9),
    category('first', null, 0),
    category('a0', 'a', 1, false),
    category('gone', null, 0, false),
    category('lost', 'gone', 0),
  ];
  const leaf = (id: string) => ({ id, name: id.toUpperCase(), icon: null });
  expect(treeOf(all)).toEqual([
    { ...leaf('first'), children: [] },
    { ...leaf('a'), children: [leaf('a2'), leaf('a1')] },
    { ...leaf('b'), children: [] },
  ]);
});

test('a path begins with the category above, and there is none of nothing', () => {
  expect(pathOf(category('a', null, 0))).toEqual(['a']);
  expect(pathOf(category('a1', 'a', 0))).toEqual(['a', 'a1']);
  expect(() => pathOf(null)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }) as Error);
});
