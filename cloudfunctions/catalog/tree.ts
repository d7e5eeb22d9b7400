/** Categories: two levels, in the order that an operator gives them. */
import { refuse } from '../platform/refusal';
import type { Category } from './documents';

export interface Branch extends Pick<Category, 'name' | 'icon'> {
  readonly id: string;
  readonly children: readonly Omit<Branch, 'children'>[];
}

/** The category's id behind the one above it, or the refusal `NOT_FOUND`. */
export function pathOf(category: Category | null): string[] {
  if (category === null) refuse('NOT_FOUND', {}, '没有这个分类');
  return category.parentId === null ? [category._id] : [category.parentId, category._id];
}

/** What is shown, lowest order first; below a hidden category everything is hidden. */
export function treeOf(all: readonly Category[]): Branch[] {
  const shown = all
    .filter((one) => one.isShown)
    .sort((a, b) => a.order - b.order || (a._id < b._id ? -1 : 1));
  const leaf = ({ _id: id, name, icon }: Category) => ({ id, name, icon });
  return shown
    .filter((one) => one.parentId === null)
    .map((top) => ({
      ...leaf(top),
      children: shown.filter((one) => one.parentId === top._id).map(leaf),
    }));
}
