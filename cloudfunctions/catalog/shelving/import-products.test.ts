/** A file of products: all of them on the shelf, or none and every reason. */
import { listingOf } from '../../../tests/support/listing';
import { Mall, OWING } from '../../../tests/support/mall';
import { memoryHouse, type TestHouse } from '../../../tests/support/memory-house';
import { Refusal } from '../../platform/refusal';
import { products } from '../documents';
import type { ProductDraft } from './draft';
import { importProducts, MOST_SKUS_AN_IMPORT } from './import-products';
import { saveProduct } from './save-product';

let house: TestHouse;
let mall: Mall;

beforeEach(async () => {
  house = memoryHouse(OWING);
  mall = await Mall.open(house);
});

const run = (drafts: readonly ProductDraft[]) => importProducts(house, mall.shopId, drafts);
const onShelf = async (): Promise<string[]> =>
  (await house.database.find(products, { where: { merchantId: mall.shopId }, limit: 100 }))
    .map(({ code, title }) => `${code}:${title}`)
    .sort();

test('every product of the file stands on the shelf; the same file again changes nothing', async () => {
  const file = [listingOf('a', { title: '精华' }), listingOf('b', { title: '乳液' })];
  const before = await onShelf();
  await run(file);
  const after = await onShelf();
  expect(after).toEqual([...before, 'a:精华', 'b:乳液'].sort());
  await run(file);
  expect(await onShelf()).toEqual(after);
});

test('one bad product, and nothing of the file is there; the details name each of them', async () => {
  await saveProduct(house, mall.shopId, listingOf('old', { title: '旧名' }));
  const before = await onShelf();
  const refusal = await run([
    listingOf('old', { title: '新名' }),
    listingOf('c', { isMedical: true, advertisingApproval: null }),
    listingOf('d', { categoryId: 'nowhere' }),
    listingOf('e', { uses: 3 }),
  ]).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({
    code: 'INVALID_INPUT',
    message: '有 3 件商品需要修改，这次没有导入任何商品',
  });
  expect(Object.keys((refusal as Refusal).details).sort()).toEqual(['c', 'd', 'e']);
  expect((refusal as Refusal).details['e']).toBe('商品没有使用次数，请填写 1');
  expect(await onShelf()).toEqual(before);
});

test('a file is no longer than a transaction holds, and names each product once', () => {
  const many = Array.from({ length: MOST_SKUS_AN_IMPORT + 1 }, (_, i) => listingOf(`n${i}`));
  expect(() => run(many)).toThrow('一次最多导入 50 个规格');
  expect(() => run([listingOf('a'), listingOf('a')])).toThrow('同一件商品的编号出现了两次');
});
