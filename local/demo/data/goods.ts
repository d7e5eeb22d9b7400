/** What the demo mall sells: 护肤品, 护理项目, 次卡 and medical items, of the chain and of the platform's own shop. */

export interface GoodsRow {
  readonly code: string;
  readonly seller: 'chain' | 'platform';
  readonly title: string;
  readonly kind: 'goods' | 'service';
  readonly priceFen: number;
  readonly allowanceRateBp: number;
  /** Sessions of a service. */
  readonly uses: number;
  readonly isMedical: boolean;
}

type Plain = readonly [code: string, title: string, priceFen: number, allowanceRateBp: number];
type Card = readonly [...Plain, uses: number];

const CHAIN_GOODS: readonly Plain[] = [
  ['g01', '玻尿酸补水面膜 5 片装', 12_800, 2_000],
  ['g02', '积雪草舒缓面膜 10 片装', 19_800, 2_000],
  ['g03', '氨基酸温和洁面乳 120 g', 8_900, 1_800],
  ['g04', '烟酰胺亮肤精华 30 ml', 26_800, 2_500],
  ['g05', '神经酰胺修护面霜 50 g', 32_800, 2_500],
  ['g06', '视黄醇紧致晚霜 50 g', 39_800, 2_500],
  ['g07', '玫瑰纯露爽肤水 200 ml', 15_800, 2_000],
  ['g08', '轻透物理防晒 SPF50 40 g', 16_800, 2_000],
  ['g09', '多肽紧致眼霜 20 g', 29_800, 2_500],
  ['g10', '山茶花护手霜礼盒', 9_900, 1_500],
  ['g11', '维C净亮原液 15 ml', 22_800, 2_200],
  ['g12', '寡肽冻干粉修护套装', 45_800, 3_000],
  ['g13', '身体磨砂膏 海盐薰衣草', 11_800, 1_800],
  ['g14', '头皮养护精油 60 ml', 18_800, 2_000],
];

const PLATFORM_GOODS: readonly Plain[] = [
  ['p01', '便携补水喷雾仪', 19_900, 1_500],
  ['p02', '家用导入导出仪', 69_900, 2_000],
  ['p03', '一次性洗脸巾 6 包', 5_990, 1_000],
  ['p04', '真丝护肤眼罩', 12_900, 1_500],
  ['p05', '胶原蛋白肽饮 10 瓶', 25_900, 2_200],
  ['p06', '旅行护肤七件套', 16_900, 1_800],
  ['p07', '香氛蜡烛 白茶', 13_900, 1_500],
  ['p08', '玉石刮痧板套装', 8_800, 1_500],
];

const TREATMENTS: readonly Plain[] = [
  ['s01', '深层清洁护理 60 分钟', 19_800, 2_000],
  ['s02', '补水焕亮护理 75 分钟', 29_800, 2_200],
  ['s03', '敏感肌舒缓护理 60 分钟', 32_800, 2_200],
  ['s04', '肩颈舒压 45 分钟', 16_800, 2_000],
  ['s05', '全身芳疗 SPA 90 分钟', 58_800, 2_500],
  ['s06', '眼周紧致护理 40 分钟', 26_800, 2_200],
  ['s07', '头皮深养护理 60 分钟', 23_800, 2_000],
  ['s08', '美甲基础护理', 12_800, 1_800],
];

const CARDS: readonly Card[] = [
  ['c01', '补水焕亮护理 5 次卡', 129_000, 2_200, 5],
  ['c02', '深层清洁护理 10 次卡', 168_000, 2_000, 10],
  ['c03', '肩颈舒压 10 次卡', 138_000, 2_000, 10],
  ['c04', '头皮深养护理 6 次卡', 118_000, 2_000, 6],
  ['c05', '敏感肌舒缓护理 3 次卡', 89_800, 2_200, 3],
];

const MEDICAL: readonly Card[] = [
  ['m01', '光子嫩肤 单次', 98_000, 2_000, 1],
  ['m02', '水光补水治疗 单次', 128_000, 2_000, 1],
  ['m03', '皮秒祛斑治疗 单次', 198_000, 2_000, 1],
  ['m04', '光子嫩肤 3 次卡', 268_000, 2_000, 3],
];

const MEDICAL_GOODS: readonly Plain[] = [['m05', '医用胶原修护敷料 5 贴', 16_800, 1_500]];

const row = (
  [code, title, priceFen, allowanceRateBp]: Plain,
  rest: Pick<GoodsRow, 'seller' | 'kind'> & Partial<GoodsRow>,
): GoodsRow => ({ code, title, priceFen, allowanceRateBp, uses: 1, isMedical: false, ...rest });

export const GOODS: readonly GoodsRow[] = [
  ...CHAIN_GOODS.map((plain) => row(plain, { seller: 'chain', kind: 'goods' })),
  ...PLATFORM_GOODS.map((plain) => row(plain, { seller: 'platform', kind: 'goods' })),
  ...TREATMENTS.map((plain) => row(plain, { seller: 'chain', kind: 'service' })),
  ...CARDS.map(([code, title, priceFen, rate, uses]) =>
    row([code, title, priceFen, rate], { seller: 'chain', kind: 'service', uses }),
  ),
  ...MEDICAL.map(([code, title, priceFen, rate, uses]) =>
    row([code, title, priceFen, rate], { seller: 'chain', kind: 'service', uses, isMedical: true }),
  ),
  ...MEDICAL_GOODS.map((plain) => row(plain, { seller: 'chain', kind: 'goods', isMedical: true })),
];
