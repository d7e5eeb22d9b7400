/** An operator keeps the categories. */
import { post, type BooksHouse } from '../ledger/post';
import { QUERY_LIMIT, type Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { categories, type Category } from './documents';
import { treeOf, type Branch } from './tree';

/** Saves a category; where it hangs never changes, because its products remember it. */
export function saveCategory(house: BooksHouse, category: Category): Promise<Category> {
  const { _id, parentId } = category;
  const posting = { entryId: `category:${_id}`, kind: 'category', cause: _id, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.getMany(categories, parentId === null ? [_id] : [_id, parentId]),
    (book, loaded) => {
      const known = loaded.get(_id);
      if (known !== undefined && known.parentId !== parentId)
        refuse('INVALID_INPUT', {}, '分类不能换上级，请新建一个分类');
      if (parentId !== null && loaded.get(parentId)?.parentId !== null)
        refuse('INVALID_INPUT', { parentId }, '上级分类不存在，或者已经是第二级');
      book.put(categories, category);
      return category;
    },
  );
}

/** Every category, also those that are not shown. */
export function allCategories(reader: Reader): Promise<Category[]> {
  return reader.find(categories, { where: {}, orderBy: [['order', 'asc']], limit: QUERY_LIMIT });
}

export async function categoryTree(reader: Reader): Promise<Branch[]> {
  return treeOf(await allCategories(reader));
}
