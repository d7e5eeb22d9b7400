/** A merchant lists something for sale, or changes it. */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';
import { skus, type Sku } from './documents';

export interface SkuDraft extends Omit<Sku, '_id' | 'merchantId'> {
  /** The merchant's own number for it; the same number changes the same SKU. */
  readonly code: string;
}

export function saveSku(house: BooksHouse, merchantId: string, draft: SkuDraft): Promise<Sku> {
  const { code, ...rest } = draft;
  const _id = idOf('sku', merchantId, code);
  const posting = { entryId: `sku:${_id}`, kind: 'sku', cause: _id, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(skus, _id),
    (book: Book, known) => {
      if (known !== null && known.kind !== rest.kind) refuse('INVALID_INPUT', {}, '商品类型不能更改');
      const sku: Sku = { _id, merchantId, ...rest };
      book.put(skus, sku);
      return sku;
    },
  );
}
