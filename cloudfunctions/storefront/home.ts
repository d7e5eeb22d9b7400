/** 首页 and 分类: each one call, and all of its reads together. */
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { cardOf, type ProductCard } from '../catalog/cards';
import { productsOnSale } from '../catalog/list';
import { categoryTree } from '../catalog/save-category';
import type { Branch } from '../catalog/tree';
import { pageWith, type Cursor, type Page } from '../platform/paging';
import type { Store } from '../stores/documents';
import { storesIn } from '../stores/merchants';
import { runningSlots, type SlotView } from '../advertising/slots';

const RECOMMENDED = 10;
const IN_CATEGORY = 20;
const STORES = 50;

export interface StoreView {
  readonly id: string;
  readonly merchantId: string;
  readonly name: string;
  readonly city: string;
}

export interface Home {
  readonly slots: readonly SlotView[];
  readonly categories: readonly Branch[];
  readonly recommended: readonly ProductCard[];
  /** Where 加载更多 begins: `products` by the same wish and sort. */
  readonly more: Cursor | null;
  /** Of the city that was asked for; none without one. */
  readonly stores: readonly StoreView[];
}

export async function home(house: BooksHouse, city: string | null): Promise<Home> {
  const { database, clock } = house;
  const listing = {
    wanted: { inStock: true },
    sort: 'recommended',
    after: null,
    limit: RECOMMENDED,
  } as const;
  const [slots, categories, recommended, stores, policy] = await Promise.all([
    runningSlots(database, 'home', clock.now()),
    categoryTree(database),
    productsOnSale(database, listing),
    city === null ? [] : storesIn(database, city, STORES),
    currentPolicy(house),
  ]);
  return {
    slots,
    categories,
    recommended: recommended.rows.map((product) => cardOf(product, policy)),
    more: recommended.next,
    stores: stores.map(storeView),
  };
}

function storeView({ _id: id, merchantId, name, city }: Store): StoreView {
  return { id, merchantId, name, city };
}

/** The stores of a city by which a list can be filtered. */
export async function cityStores({ database }: BooksHouse, city: string): Promise<StoreView[]> {
  return (await storesIn(database, city, STORES)).map(storeView);
}

export interface CategoryPage {
  readonly slots: readonly SlotView[];
  readonly categories: readonly Branch[];
  /** Of the category that was asked for, or of all. */
  readonly products: Page<ProductCard>;
}

export async function categoryPage(house: BooksHouse, categoryId: string | null): Promise<CategoryPage> {
  const { database, clock } = house;
  const wanted = categoryId === null ? {} : { categoryId };
  const [slots, categories, page, policy] = await Promise.all([
    runningSlots(database, 'category', clock.now()),
    categoryTree(database),
    productsOnSale(database, { wanted, sort: 'recommended', after: null, limit: IN_CATEGORY }),
    currentPolicy(house),
  ]);
  return { slots, categories, products: pageWith(page, (product) => cardOf(product, policy)) };
}
