/** 收藏: a member keeps a product, or lets go of it. */
import { joined, loadMember } from '../accounts/unpaid';
import { cardOf, type ProductCard } from '../catalog/cards';
import { loadProduct, loadProducts } from '../catalog/read';
import { currentPolicy } from '../ledger/read-holders';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { idOf } from '../platform/ids';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { favourites } from './documents';

export interface Keeping {
  readonly memberId: string;
  readonly productId: string;
  readonly isKept: boolean;
}

const favouriteId = (memberId: string, productId: string): string => idOf('favourite', memberId, productId);

/** Says how it shall stand, so saying it twice changes nothing; what is off sale can only be let go of. */
export function setFavourite(house: BooksHouse, keeping: Keeping): Promise<Pick<Keeping, 'isKept'>> {
  const { memberId, productId, isKept } = keeping;
  const _id = favouriteId(memberId, productId);
  const posting = { entryId: `favourite:${_id}`, kind: 'favourite', cause: _id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [member, product, known] = await Promise.all([
        loadMember(reader, memberId),
        loadProduct(reader, productId),
        reader.get(favourites, _id),
      ]);
      return { member, product, known };
    },
    (book, { member, product, known }) => {
      joined(member);
      if ((known?.isKept ?? false) === isKept) return { isKept };
      if (isKept && product?.onSale !== true) refuse('NOT_FOUND', { productId }, '商品已下架');
      book.put(favourites, { _id, memberId, productId, isKept, at: book.context.at });
      return { isKept };
    },
  );
}

export async function isFavourite(reader: Reader, memberId: string, productId: string): Promise<boolean> {
  return (await reader.get(favourites, favouriteId(memberId, productId)))?.isKept ?? false;
}

/** What the member keeps, latest first; a product that went off sale says so on its card. */
export async function favouritesOf(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<ProductCard>> {
  const where = { memberId, isKept: true };
  const [page, policy] = await Promise.all([
    pageOf(house.database, { from: favourites, where, sort: ['at', 'desc'], after, limit }),
    currentPolicy(house),
  ]);
  const products = await loadProducts(
    house.database,
    page.rows.map((row) => row.productId),
  );
  const cards = page.rows.flatMap(({ productId }) => {
    const product = products.get(productId);
    return product === undefined ? [] : [cardOf(product, policy)];
  });
  return { rows: cards, next: page.next };
}
