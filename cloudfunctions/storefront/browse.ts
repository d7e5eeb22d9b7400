/** 分类 and 搜索: product cards by everything that people look for. */
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { cardOf, type ProductCard } from '../catalog/cards';
import { productsOnSale, type Listing, type Wanted } from '../catalog/list';
import { pageWith, type Page } from '../platform/paging';
import { storeOf } from '../stores/merchants';

export interface Browsing extends Omit<Listing, 'wanted'> {
  readonly wanted: Omit<Wanted, 'store'> & { readonly storeId?: string | undefined };
}

/** One round trip; a filter by store looks the store up first. */
export async function browse(house: BooksHouse, { wanted, ...rest }: Browsing): Promise<Page<ProductCard>> {
  const { storeId, ...others } = wanted;
  const store = storeId === undefined ? undefined : await storeOf(house.database, storeId);
  const where = {
    ...others,
    ...(store !== undefined && { store: { id: store._id, merchantId: store.merchantId } }),
  };
  const [page, policy] = await Promise.all([
    productsOnSale(house.database, { wanted: where, ...rest }),
    currentPolicy(house),
  ]);
  return pageWith(page, (product) => cardOf(product, policy));
}
