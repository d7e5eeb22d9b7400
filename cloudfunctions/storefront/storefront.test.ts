/** What people see: lists by every filter and sort, the home page, the product page. */
import fc from 'fast-check';

import { CATEGORY, listingOf, type Listing } from '../../tests/support/listing';
import { CITY, Mall, OWING, STORE } from '../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../tests/support/memory-house';
import type { ProductCard } from '../catalog/cards';
import { countSold } from '../catalog/count-sold';
import { PRODUCT_SORTS, type ProductSort } from '../catalog/list';
import { ownProduct } from '../catalog/read';
import { saveCategory } from '../catalog/save-category';
import { saveProduct } from '../catalog/shelving/save-product';
import { setOnSale } from '../catalog/shelving/set-on-sale';
import type { Cursor, Page } from '../platform/paging';
import { saveStore } from '../stores/save-store';
import { browse, type Browsing } from './browse';
import { categoryPage, cityStores, home } from './home';
import { productPage } from './product-page';
import { saveSlot } from '../advertising/save-slot';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});

const OWN = 'platform';
const MEDICAL = { kind: 'medical', number: 'PDY-1', picture: null, validUntil: '2026-06-30' } as const;
async function shelve(code: string, listing: Listing = {}, merchantId = mall.shopId): Promise<string> {
  return (await saveProduct(house, merchantId, listingOf(code, { title: code, ...listing }))).product._id;
}
const found = async (wanted: Browsing['wanted'], sort: ProductSort = 'priceUp'): Promise<string[]> => {
  const { rows } = await browse(house, { wanted, sort, after: null, limit: 50 });
  return rows.map((card) => card.title);
};
const refused = (code: string) => expect.objectContaining({ code }) as unknown;

async function fullShelf(): Promise<void> {
  await saveCategory(house, { ...CATEGORY, _id: 'skin-mask', parentId: CATEGORY._id });
  await saveCategory(house, { ...CATEGORY, _id: 'facial', name: '护理' });
  const next = { merchantId: mall.shopId, name: '滨江店', city: CITY, allowanceRateBp: 1000 };
  await saveStore(house, 'salon-2', next);
  await shelve('mask', { categoryId: 'skin-mask', priceFen: 100, subtitle: 'Hyaluron (B5+)' });
  await shelve('cream', { priceFen: 200, stock: 0 });
  await shelve('facial', { priceFen: 300, kind: 'service', categoryId: 'facial', storeIds: [STORE] });
  await shelve('spa', { priceFen: 400, kind: 'service', categoryId: 'facial' });
  await shelve('towel', { priceFen: 500, subtitle: 'cotton' }, OWN);
  const hidden = await shelve('hidden', { priceFen: 600 });
  await setOnSale(house, mall.shopId, hidden, false);
}

const FILTERS: readonly (readonly [Browsing['wanted'], readonly string[]])[] = [
  [{}, ['mask', 'cream', 'facial', 'spa', 'towel']],
  [{ categoryId: 'skin' }, ['mask', 'cream', 'towel']],
  [{ categoryId: 'skin-mask' }, ['mask']],
  [{ keyword: 'HYALURON' }, ['mask']],
  [{ keyword: '(b5+)' }, ['mask']],
  [{ keyword: '.*' }, []],
  [{ keyword: '自营' }, ['towel']],
  [{ kind: 'service' }, ['facial', 'spa']],
  [{ storeId: STORE, kind: 'service' }, ['facial', 'spa']],
  [{ storeId: 'salon-2', kind: 'service' }, ['spa']],
  [{ merchantId: OWN }, ['towel']],
  [{ fromFen: 200, toFen: 400 }, ['cream', 'facial', 'spa']],
  [{ toFen: 199 }, ['mask']],
  [{ inStock: true, categoryId: 'skin' }, ['mask', 'towel']],
  [{ inStock: false }, ['mask', 'cream', 'facial', 'spa', 'towel']],
  [{ keyword: 'cotton', merchantId: OWN, kind: 'goods', fromFen: 500, toFen: 500 }, ['towel']],
];

test('every filter finds what it says, and what is off sale is never found', async () => {
  await fullShelf();
  for (const [wanted, titles] of FILTERS) expect([wanted, await found(wanted)]).toEqual([wanted, titles]);
  await expect(found({ storeId: STORE, merchantId: OWN })).rejects.toEqual(refused('INVALID_INPUT'));
  await expect(found({ storeId: 'nowhere' })).rejects.toEqual(refused('NOT_FOUND'));
});

test('a card says what a buyer wants to know', async () => {
  const [card] = (await browse(house, { wanted: {}, sort: 'newest', after: null, limit: 1 })).rows;
  expect(card).toBeUndefined();
  const id = await shelve('mask', { priceFen: 12_345, allowanceRateBp: 2000, isMedical: true });
  const { rows } = await browse(house, { wanted: {}, sort: 'newest', after: null, limit: 1 });
  expect(rows).toEqual([
    {
      id,
      kind: 'goods',
      title: 'mask',
      subtitle: '补水 保湿',
      picture: '/pictures/mask.svg',
      priceFromFen: 12_345,
      hasDearer: false,
      // 10 × ⌊12345 × 20%⌋ fen, 100 SV units a fen.
      earnsSvUnitsFrom: 10 * 2_469 * 100,
      merchant: { id: mall.shopId, name: '沐颜' },
      isMedical: true,
      inStock: true,
      onSale: true,
      sold: 0,
    },
  ]);
});

test('while nothing changes, every product comes exactly once under every sort, page by page', async () => {
  const listings = fc.array(
    fc.record({ priceFen: fc.integer({ min: 1, max: 3 }), waits: fc.boolean(), sold: fc.nat(2) }),
    { minLength: 1, maxLength: 9 },
  );
  const property = fc.asyncProperty(listings, fc.integer({ min: 1, max: 4 }), async (all, limit) => {
    house = memoryHouse(OWING);
    mall = await Mall.open(house);
    await mall.join('bea');
    const bornAt = new Map<string, number>();
    for (const [i, { priceFen, waits, sold }] of all.entries()) {
      if (waits) house.clock.at += 1;
      const draft = listingOf(`p${i}`, { title: `p${i}`, priceFen });
      const { product, skus } = await saveProduct(house, mall.shopId, draft);
      bornAt.set(product._id, house.clock.at);
      if (sold > 0) {
        const placed = await mall.place('bea', skus[0]?._id ?? '', sold);
        await mall.paid(placed);
      }
    }
    await countSold(house, 100);
    for (const sort of PRODUCT_SORTS) {
      const cards = await readThrough(sort, limit);
      expect(new Set(cards.map((card) => card.id)).size).toBe(all.length);
      expect(cards).toHaveLength(all.length);
      expect(isSorted(cards, sort, bornAt)).toBe(true);
    }
  });
  await fc.assert(property, { numRuns: 15 });
});

async function readThrough(sort: ProductSort, limit: number): Promise<ProductCard[]> {
  const cards: ProductCard[] = [];
  let after: Cursor | null = null;
  do {
    const page: Page<ProductCard> = await browse(house, { wanted: { inStock: true }, sort, after, limit });
    cards.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return cards;
}

function isSorted(
  cards: readonly ProductCard[],
  sort: ProductSort,
  bornAt: ReadonlyMap<string, number>,
): boolean {
  const rank: Readonly<Record<ProductSort, (card: ProductCard) => number>> = {
    recommended: (card) => -card.sold,
    newest: (card) => -(bornAt.get(card.id) ?? 0),
    priceUp: (card) => card.priceFromFen,
    priceDown: (card) => -card.priceFromFen,
  };
  const ranks = cards.map(rank[sort]);
  return ranks.every((value, i) => value >= (ranks[i - 1] ?? value));
}

test('SKUs stand in the order of their specs, on the page and in the form', async () => {
  const specs = [
    { name: '颜色', values: ['红', '蓝'] },
    { name: '规格', values: ['小', '中', '大'] },
  ];
  const wanted =
    specs[0]?.values.flatMap((colour) => specs[1]?.values.map((size) => [colour, size]) ?? []) ?? [];
  const [sku] = listingOf('mask').skus;
  if (sku === undefined) throw new Error('a listing has a SKU');
  const draft = {
    ...listingOf('mask'),
    specs,
    skus: [...wanted].reverse().map((one) => ({ ...sku, specs: one })),
  };
  const { product } = await saveProduct(house, mall.shopId, draft);
  const page = await productPage(house, 'bea', product._id);
  expect(page.skus.map((one) => one.specs)).toEqual(wanted);
  const own = await ownProduct(house.database, mall.shopId, product._id);
  expect(own.skus.map((one) => one.specs)).toEqual(wanted);
});

test('home shows running slots in their order, categories, what sells and the stores of the city', async () => {
  const now = house.clock.at;
  const slot = {
    place: 'home',
    picture: '/pictures/b.svg',
    title: '夏日',
    target: null,
    order: 1,
    offer: null,
  } as const;
  await saveSlot(house, { ...slot, _id: 'now', from: now, to: now + 1 });
  await saveSlot(house, { ...slot, _id: 'first', order: 0, from: now - 5, to: now + 10 });
  await saveSlot(house, { ...slot, _id: 'over', from: now - 10, to: now });
  await saveSlot(house, { ...slot, _id: 'later', from: now + 1, to: now + 9 });
  await saveSlot(house, { ...slot, _id: 'other', place: 'category', from: now, to: now + 9 });
  await saveCategory(house, { ...CATEGORY, _id: 'off', isShown: false });
  await shelve('mask');
  await shelve('gone', { stock: 0 });
  const shown = await home(house, CITY);
  expect(shown.slots.map((one) => one.id)).toEqual(['first', 'now']);
  expect(shown.categories).toEqual([{ id: CATEGORY._id, name: CATEGORY.name, icon: null, children: [] }]);
  expect(shown.recommended.map((card) => card.title)).toEqual(['mask']);
  expect(shown.stores).toEqual([{ id: STORE, merchantId: mall.shopId, name: '沐颜西湖店', city: CITY }]);
  expect((await home(house, null)).stores).toEqual([]);
  expect(shown.more).toBeNull();
  const all = await categoryPage(house, null);
  expect(all.slots.map((one) => one.id)).toEqual(['other']);
  expect(all.products.rows.map((card) => card.title).sort()).toEqual(['gone', 'mask']);
  expect((await categoryPage(house, 'off')).products.rows).toEqual([]);
  expect(await cityStores(house, CITY)).toEqual(shown.stores);
  expect(await cityStores(house, '别处市')).toEqual([]);
  await expect(saveSlot(house, { ...slot, _id: 'x', from: now, to: now })).rejects.toEqual(
    refused('INVALID_INPUT'),
  );
});

test('a product page has everything of its product, and nothing of one that is off sale', async () => {
  await fullShelf();
  const licensed = { merchantId: mall.shopId, name: '沐颜西湖店', city: CITY, allowanceRateBp: 1000 };
  await saveStore(house, STORE, { ...licensed, licences: [MEDICAL] });
  const id = await shelve('laser', {
    kind: 'service',
    categoryId: 'facial',
    isMedical: true,
    uses: 3,
    priceFen: 1000,
  });
  const page = await productPage(house, 'bea', id);
  expect(page).toMatchObject({
    id,
    merchant: { id: mall.shopId, name: '沐颜' },
    medical: {
      advertisingApproval: '浙医广【2026】第 0601 号',
      licences: [{ storeName: '沐颜西湖店', licence: 'PDY-1' }],
    },
    rating: { comments: 0, average: null },
    latestComments: [],
    isFavourite: false,
    cart: [],
  });
  expect(page.skus).toMatchObject([{ priceFen: 1000, earnsSvUnits: 10 * 100 * 100, stock: 100, uses: 3 }]);
  expect(page.stores.map((store) => store.id).sort()).toEqual([STORE, 'salon-2']);
  expect(page.terms?.text).toContain('按比例');
  expect(page.related.map((card) => card.title).sort()).toEqual(['facial', 'spa']);

  const towel = await productPage(
    house,
    'bea',
    (await browse(house, { wanted: { merchantId: OWN }, sort: 'newest', after: null, limit: 1 })).rows[0]
      ?.id ?? '',
  );
  expect(towel).toMatchObject({ medical: null, stores: [], terms: null });

  await setOnSale(house, mall.shopId, id, false);
  await expect(productPage(house, 'bea', id)).rejects.toEqual(refused('NOT_FOUND'));
  await expect(productPage(house, 'bea', 'nothing')).rejects.toEqual(refused('NOT_FOUND'));
});
