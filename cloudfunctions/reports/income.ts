/** What the journal says of cash: by day, merchant and source. Sums of legs, nothing else (docs/books.md). Pure. */
import type { Entry } from '../ledger/entry';
import type { Order } from '../orders/documents';
import { PLATFORM } from '../stores/people';
import type { Day } from '../units/days';
import type { Column, Row } from './table';

/**
 * Where a merchant's cash came from. `market` are the fees of fills, `slots` the advertising slots that merchants
 * pay for.
 */
export type Source =
  'memberPack' | 'merchantPack' | 'regionPack' | 'goods' | 'services' | 'store' | 'market' | 'slots';

const SOURCE_TITLES: Readonly<Record<Source, string>> = {
  memberPack: '会员礼包',
  merchantPack: '商家礼包',
  regionPack: '区域礼包',
  goods: '商品',
  services: '服务',
  store: '到店买单',
  market: '市场手续费',
  slots: '广告位',
};

function sourceOf({ kind, pack }: Pick<Order, 'kind' | 'pack'>): Source {
  if (pack !== null) return ({ member: 'memberPack', merchant: 'merchantPack', region: 'regionPack' } as const)[pack];
  if (kind === 'slot') return 'slots';
  return kind === 'service' ? 'services' : kind === 'store' ? 'store' : 'goods';
}

export const INCOME_COLUMNS: readonly Column[] = [
  { key: 'day', title: '日期', type: 'day' },
  { key: 'merchantId', title: '商家', type: 'text' },
  { key: 'storeId', title: '门店', type: 'text' },
  { key: 'source', title: '来源', type: 'text' },
  { key: 'payments', title: '收款笔数', type: 'count' },
  { key: 'receivedFen', title: '收款（元）', type: 'fen' },
  { key: 'refundedFen', title: '退款（元）', type: 'fen' },
  { key: 'netFen', title: '净额（元）', type: 'fen' },
];

interface Line {
  readonly day: string;
  readonly merchantId: string;
  /** Where a bill was paid; empty for what was bought online. */
  readonly storeId: string;
  readonly source: string;
  readonly payments: number;
  readonly fen: number;
}

/** `ordersOf` finds the orders behind an entry of cash: those of a payment, or the one of a refund. */
export function incomeRows(entries: readonly Entry[], ordersOf: (entry: Entry) => readonly Order[]): Row[] {
  const sums = new Map<string, { payments: number; receivedFen: number; refundedFen: number }>();
  const groups = new Map<string, Pick<Line, 'day' | 'merchantId' | 'storeId' | 'source'>>();
  const lines = entries.flatMap((entry) => linesOf(entry, ordersOf(entry)));
  for (const { day, merchantId, storeId, source, payments, fen } of lines) {
    const key = `${day}\n${merchantId}\n${storeId}\n${source}`;
    const { payments: n, receivedFen, refundedFen } = sums.get(key) ?? { payments: 0, receivedFen: 0, refundedFen: 0 };
    groups.set(key, { day, merchantId, storeId, source });
    sums.set(key, {
      payments: n + payments,
      receivedFen: receivedFen + Math.max(0, fen),
      refundedFen: refundedFen + Math.max(0, -fen),
    });
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, group]) => {
    const { payments, receivedFen, refundedFen } = sums.get(key) ?? { payments: 0, receivedFen: 0, refundedFen: 0 };
    return { ...group, payments, receivedFen, refundedFen, netFen: receivedFen - refundedFen };
  });
}

/** One line a leg; a merchant's leg of a payment stands for one order of it, in their order. */
function linesOf(entry: Entry, found: readonly Order[]): Line[] {
  const left = [...found];
  return entry.legs.flatMap(({ account, units, why }): Line[] => {
    if (account === 'mall:marketFees')
      return [
        {
          ...{ day: entry.day, merchantId: PLATFORM, storeId: '', source: SOURCE_TITLES.market },
          ...{ payments: 1, fen: units },
        },
      ];
    const [kind, merchantId = '', place] = account.split(':');
    if (kind !== 'merchant' || place !== 'wechat') return [];
    const fen = Math.abs(units);
    const at = left.findIndex((one) => one.merchantId === merchantId && (why === 'refund' || costs(one) === fen));
    const order = left[at] ?? found.find((one) => one.merchantId === merchantId);
    if (why === 'payment' && at >= 0) left.splice(at, 1);
    const source = order === undefined ? '' : SOURCE_TITLES[sourceOf(order)];
    const storeId = order?.storeId ?? '';
    return [
      { day: entry.day, merchantId, storeId, source, payments: why === 'payment' ? 1 : 0, fen: units },
    ];
  });
}

const costs = ({ amountFen, freightFen }: Order): number => amountFen + freightFen;

/** Every source that the platform has, so that one without income shows as nothing and is not missing. */
export function platformRows(rows: readonly Row[], day: Day): Row[] {
  const sources: readonly Source[] = [
    ...(['memberPack', 'merchantPack', 'regionPack', 'goods', 'services'] as const),
    ...(['market', 'slots'] as const),
  ];
  const nothing = { payments: 0, receivedFen: 0, refundedFen: 0, netFen: 0 };
  const own = rows.filter((row) => row['merchantId'] === PLATFORM);
  const missing = sources.filter((source) => !own.some((row) => row['source'] === SOURCE_TITLES[source]));
  return [
    ...own,
    ...missing.map((source) => ({
      ...{ day, merchantId: PLATFORM, storeId: '', source: SOURCE_TITLES[source] },
      ...nothing,
    })),
  ];
}

/** The same by month. */
export function byMonth(rows: readonly Row[]): Row[] {
  const months = new Map<string, Row>();
  for (const row of rows) {
    const day = String(row['day']).slice(0, 7);
    const key = ['merchantId', 'storeId', 'source'].reduce((text, name) => `${text}\n${row[name] ?? ''}`, day);
    const before = months.get(key);
    const sum = (name: string): number => Number(before?.[name] ?? 0) + Number(row[name]);
    const sums = Object.fromEntries(['payments', 'receivedFen', 'refundedFen', 'netFen'].map((name) => [name, sum(name)]));
    months.set(key, { ...row, day, ...sums });
  }
  return [...months.values()];
}
