/** What the demo mall sells. */
import { CHAIN_GOODS, PLATFORM_GOODS } from './goods';
import type { Card, Choice, Plain, ProductRow } from './product-rows';
import { CARDS, MEDICAL, MEDICAL_GOODS, TREATMENTS } from './treatments';

const CHOICES: Readonly<Record<string, Choice>> = {
  g01: {
    name: '规格',
    options: [
      ['5 片', 12_800],
      ['10 片', 22_800],
      ['20 片', 39_800],
    ],
  },
  g02: {
    name: '规格',
    options: [
      ['10 片', 19_800],
      ['20 片', 35_800],
    ],
  },
  g04: {
    name: '容量',
    options: [
      ['30 ml', 26_800],
      ['50 ml', 39_800],
    ],
  },
  g08: {
    name: '容量',
    options: [
      ['40 g', 16_800],
      ['2 × 40 g', 29_800],
    ],
  },
  p02: {
    name: '颜色',
    options: [
      ['珍珠白', 69_900],
      ['雾粉', 69_900],
    ],
  },
  p04: {
    name: '颜色',
    options: [
      ['浅粉', 12_900],
      ['雾蓝', 12_900],
      ['墨绿', 12_900],
    ],
  },
  p05: {
    name: '规格',
    options: [
      ['10 瓶', 25_900],
      ['30 瓶', 69_900],
    ],
  },
};

const row = (
  [code, title, subtitle, categoryId, motif, tone, priceFen, allowanceRateBp, story]: Plain,
  rest: Pick<ProductRow, 'seller' | 'kind'> & Partial<ProductRow>,
): ProductRow => ({
  ...{ code, title, subtitle, categoryId, story, priceFen, allowanceRateBp },
  drawing: { motif, tone },
  uses: 1,
  isMedical: false,
  choice: CHOICES[code] ?? null,
  ...rest,
});
const cardRow = ([uses, plain]: Card, rest: Partial<ProductRow>): ProductRow =>
  row(plain, { seller: 'chain', kind: 'service', uses, ...rest });

export const PRODUCTS: readonly ProductRow[] = [
  ...CHAIN_GOODS.map((plain) => row(plain, { seller: 'chain', kind: 'goods' })),
  ...PLATFORM_GOODS.map((plain) => row(plain, { seller: 'platform', kind: 'goods' })),
  ...TREATMENTS.map((plain) => row(plain, { seller: 'chain', kind: 'service' })),
  ...CARDS.map((card) => cardRow(card, {})),
  ...MEDICAL.map((card) => cardRow(card, { isMedical: true })),
  ...MEDICAL_GOODS.map((plain) => row(plain, { seller: 'chain', kind: 'goods', isMedical: true })),
];
