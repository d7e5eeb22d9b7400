/** 首页 and 分类: each one call, and all of its reads together. */
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { cardOf, type ProductCard } from '../catalog/cards';
import { productsOnSale } from '../catalog/list';
import { categoryTree } from '../catalog/save-category';
import type { Branch } from '../catalog/tree';
import { storesIn } from '../stores/merchants';
import { runningSlots, type SlotView } from './slots';

const RECOMMENDED = 10;
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
    stores: stores.map(({ _id: id, merchantId, name, city: of }) => ({ id, merchantId, name, city: of })),
  };
}

export interface CategoryPage {
  readonly slots: readonly SlotView[];
  readonly categories: readonly Branch[];
}

export async function categoryPage({ database, clock }: BooksHouse): Promise<CategoryPage> {
  const [slots, categories] = await Promise.all([
    runningSlots(database, 'category', clock.now()),
    categoryTree(database),
  ]);
  return { slots, categories };
}
