/** The shelf's pure parts: which SKU a tap means, what narrows a list, what codes and addresses say. */
import fc from 'fast-check';

import { choiceProblem, choices, NO_CHOICE, nextSort, wantedOf } from './filter';
import { cityOf } from './city';
import { beginning, loadMore, noRows, type Paged, type PageOf } from './paged';
import { listUrl, productUrl, storeUrl, textIn } from './routes';
import { codeUrl, scannedPage } from './scan';
import { factsText, goneWord, soldText } from './shelf-words';
import { firstSku, shownSpecs, skuAfter, skuWords, type Sku } from './sku-choice';
import { slotUrl } from './slot-target';

const sku = (specs: readonly string[], stock: number): Sku => ({
  ...{ id: specs.join('-'), specs, picture: null, priceFen: 100, earnsSvUnits: 1_000, stock, uses: 1 },
});

describe('choosing a SKU', () => {
  const SPECS = [
    { name: '颜色', values: ['红', '蓝', '绿'] },
    { name: '规格', values: ['小', '中', '大'] },
  ] as const;
  const shelf = fc
    .array(fc.tuple(fc.constantFrom('红', '蓝', '绿'), fc.constantFrom('小', '中', '大'), fc.nat(2)), {
      minLength: 1,
    })
    .map((rows) => [...new Map(rows.map(([a, b, stock]) => [`${a}-${b}`, sku([a, b], stock)])).values()]);

  test('every tap ends at a SKU that exists, has the value where any does, and can be had where one can', () => {
    const property = fc.property(shelf, fc.nat(8), fc.nat(1), fc.nat(2), (skus, start, index, at) => {
      const chosen = skus[start % skus.length] ?? sku([], 0);
      const value = SPECS[index]?.values[at] ?? '';
      const after = skuAfter(skus, chosen, index, value);
      expect(skus).toContain(after);
      const withValue = skus.filter(({ specs }) => specs[index] === value);
      if (withValue.length === 0) expect(after).toBe(chosen);
      else expect(after.specs[index]).toBe(value);
      if (withValue.some(({ stock }) => stock > 0)) expect(after.stock).toBeGreaterThan(0);
    });
    fc.assert(property);
  });

  test('a value that is shown as to be had keeps the other choices', () => {
    const property = fc.property(shelf, fc.nat(8), (skus, start) => {
      const chosen = skus[start % skus.length] ?? sku([], 0);
      shownSpecs(SPECS, skus, chosen).forEach(({ values }, index) => {
        expect(values.filter(({ isChosen }) => isChosen).map(({ value }) => value)).toEqual([
          chosen.specs[index],
        ]);
        for (const { value } of values.filter(({ canBeHad }) => canBeHad)) {
          const after = skuAfter(skus, chosen, index, value);
          expect(after.specs.filter((spec, i) => i !== index && spec !== chosen.specs[i])).toEqual([]);
        }
      });
    });
    fc.assert(property);
  });

  test('the first is one in stock, and words say what it is', () => {
    expect(firstSku([sku(['红'], 0), sku(['蓝'], 3)])?.id).toBe('蓝');
    expect(firstSku([sku(['红'], 0)])?.id).toBe('红');
    expect(firstSku([])).toBeUndefined();
    expect(skuWords(sku(['红', '小'], 1), 'goods')).toBe('红 · 小');
    expect(skuWords({ ...sku([], 1), uses: 5 }, 'service')).toBe('5 次');
    expect(skuWords(sku([], 1), 'goods')).toBe('1 件');
  });
});

test('what narrows a list is told to the mall in its units, and nothing else', () => {
  expect(wantedOf(NO_CHOICE)).toEqual({});
  const choice = { kind: 'service', from: '99.5', to: '200', isInStock: true, storeId: 's1' } as const;
  expect(wantedOf(choice)).toEqual({
    ...{ kind: 'service', fromFen: 9_950, toFen: 20_000, inStock: true, storeId: 's1' },
  });
  expect([choices(NO_CHOICE), choices(choice)]).toEqual([0, 4]);
  const problems = [NO_CHOICE, { ...NO_CHOICE, from: 'a' }, { ...NO_CHOICE, from: '2', to: '1' }, choice];
  expect(problems.map(choiceProblem)).toEqual([
    '',
    '价格请填数字，例如 99 或 99.50',
    '最低价不能高于最高价',
    '',
  ]);
  expect(['newest', 'priceUp', 'priceDown'].map((now) => nextSort(now as 'newest', 'price'))).toEqual([
    'priceUp',
    'priceDown',
    'priceUp',
  ]);
});

test('codes: a row of the table each, and null for what is not the mall’s', () => {
  const read = (result: string, path?: string) => codeUrl({ result, ...(path !== undefined && { path }) });
  const product = '/pages/product/product?id=p-1';
  expect(read('/pages/product/product?id=p-1&from=m1')).toBe(product);
  expect(read('*', 'pages/product/product?id=p-1')).toBe(product);
  expect(read('https://mall.example/go?page=%2Fpages%2Fproduct%2Fproduct%3Fid%3Dp-1')).toBe(product);
  expect(read('/pages/home/home?from=m1')).toBe('/pages/home/home');
  expect(read('/pages/home/home?scene=s1')).toBe('/pages/home/home?scene=s1');
  expect(read('*', 'stores/pay/pay?scene=s1')).toBe('/stores/pay/pay?scene=s1');
  expect(read('*', 'staff/invite/invite?scene=s1')).toBe('/staff/invite/invite?scene=s1');
  expect(read('/stores/store/store?id=s1&from=m1')).toBe('/stores/store/store?id=s1');
  for (const text of [
    '',
    '/stores/pay/pay',
    '/stores/pay/pay?storeId=s1',
    '/staff/invite/invite?scene=%2e%2e',
    'https://example.com/menu',
    '/pages/product/product',
    '/pages/product/product?id=%E0%A4%A',
    '/pages/product/product?id=../../x',
    '/pages/mine/mine',
    '6901234567892',
  ])
    expect(read(text)).toBeNull();
  const to = 'm8f3a90-0a1b2c';
  expect(codeUrl({ result: `/points/transfer/transfer?to=${to}` })).toBe(
    `/points/transfer/transfer?to=${to}`,
  );
  expect(codeUrl({ result: '/points/transfer/transfer?to=<b>' })).toBeNull();
  expect(scannedPage({ result: '/pages/home/home?from=m1' })?.query).toEqual({ from: 'm1' });
});

test('addresses carry any text and give it back', () => {
  const property = fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (keyword) => {
    const query = Object.fromEntries(
      listUrl({ keyword, storeId: 's' })
        .split('?')[1]
        ?.split('&')
        .map((part) => part.split('=')) ?? [],
    ) as Record<string, string>;
    expect(textIn(query, 'keyword')).toBe(keyword);
    expect(Object.keys(query)).toEqual(['keyword', 'storeId']);
  });
  fc.assert(property);
  expect(listUrl({})).toBe('/shelf/list/list');
  expect(textIn({ id: '%' }, 'id')).toBe('');
});

test('a slot leads to its page, or nowhere', () => {
  const slot = { id: 's', picture: '', title: '夏日' };
  expect(slotUrl({ ...slot, target: null })).toBeNull();
  expect(slotUrl({ ...slot, target: { page: 'product', id: 'p' } })).toBe(productUrl('p'));
  expect(slotUrl({ ...slot, target: { page: 'store', id: 'x' } })).toBe(storeUrl('x'));
});

test('the city of an address', () => {
  const cities = ['浙江省杭州市西湖区文三路', '长沙市岳麓区', '上海市徐汇区', '广西壮族自治区南宁市', '某地'];
  expect(cities.map(cityOf)).toEqual(['杭州市', '长沙市', '上海市', '南宁市', '']);
});

test('words of a card', () => {
  expect([0, 12, 9_999, 25_000].map(soldText)).toEqual(['', '12 人买过', '9999 人买过', '2 万+ 人买过']);
  expect(factsText({ kind: 'service', merchant: { id: 'm', name: '店' }, sold: 0 })).toBe('到店项目');
  expect(goneWord({ onSale: false, inStock: true })).toBe('已下架');
  expect(goneWord({ onSale: true, inStock: false })).toBe('已售罄');
});

describe('a list that grows', () => {
  class Screen {
    data: Paged<number> = noRows();
    sent: object[] = [];
    setData(data: object): void {
      this.sent.push(data);
      for (const [key, value] of Object.entries(data) as [string, unknown][]) {
        const [, at] = /^rows\[(\d+)\]$/.exec(key) ?? [];
        if (at === undefined) Object.assign(this.data, { [key]: value });
        else this.data = { ...this.data, rows: [...this.data.rows, value as number] };
      }
    }
  }
  const cursor = { value: 1, id: 'a' };

  test('the next rows alone are sent to the page', async () => {
    const page = new Screen();
    page.setData(beginning(page.data, { rows: [1, 2], next: cursor }));
    page.sent = [];
    await loadMore(page, () => Promise.resolve({ rows: [3, 4], next: null }));
    expect(page.data).toMatchObject({ rows: [1, 2, 3, 4], ending: 'end', next: null });
    expect(page.sent).toContainEqual({ 'rows[2]': 3, 'rows[3]': 4 });
  });

  test('an answer for a list that has begun anew is dropped', async () => {
    const page = new Screen();
    page.setData(beginning(page.data, { rows: [1], next: cursor }));
    let answer: (found: PageOf<number>) => void = () => undefined;
    const asked = new Promise<PageOf<number>>((resolve) => {
      answer = resolve;
    });
    const late = loadMore(page, () => asked);
    page.setData(beginning(page.data, { rows: [9], next: cursor }));
    answer({ rows: [2], next: null });
    await late;
    expect(page.data).toMatchObject({ rows: [9], next: cursor, ending: 'more' });
  });
});
