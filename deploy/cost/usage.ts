/**
 * What a mall of so many members asks of CloudBase in a month, from counts that were measured (docs/figures.md). Pure.
 * Prices change and are WeChat's to name; what is counted here is what they are multiplied with.
 */
export interface UseCase {
  readonly title: string;
  /** How often a member does it in a month; the timers' rows are a mall's. */
  readonly perMember: number;
  readonly perMall: number;
  /** Calls of functions by the phone, WeChat Pay or a timer. */
  readonly calls: number;
  /** Documents read and written. */
  readonly reads: number;
  readonly writes: number;
}

const HOURS = 730;
const DAYS = 30;

/** Reads and writes: the gateway calls of a use case without begin and commit, split as its transaction splits them. */
export const USE_CASES: readonly UseCase[] = [
  { title: '打开小程序、逛首页和商品', perMember: 8, perMall: 0, calls: 4, reads: 40, writes: 0 },
  { title: '看钱包与公示', perMember: 4, perMall: 0, calls: 2, reads: 35, writes: 0 },
  { title: '下单', perMember: 1, perMall: 0, calls: 2, reads: 11, writes: 6 },
  { title: '付款（含微信通知）', perMember: 1, perMall: 0, calls: 2, reads: 5, writes: 5 },
  { title: '收货、核销与结算', perMember: 1, perMall: 0, calls: 2, reads: 12, writes: 11 },
  { title: '预约到店', perMember: 0.5, perMall: 0, calls: 4, reads: 20, writes: 12 },
  { title: '退款', perMember: 0.03, perMall: 0, calls: 2, reads: 10, writes: 8 },
  { title: '加入', perMember: 0.1, perMall: 0, calls: 1, reads: 4, writes: 4 },
  {
    title: '把每日释放记到人（每小时 200 人一批，每人每月一次）',
    perMember: 1,
    perMall: 0,
    calls: 0,
    reads: 1,
    writes: 1.2,
  },
  { title: '每日关账', perMember: 0, perMall: DAYS, calls: 1, reads: 40, writes: 19 },
  { title: '结算定时器（每 5 分钟）', perMember: 0, perMall: HOURS * 12, calls: 1, reads: 6, writes: 0 },
  { title: '维护定时器（每小时）', perMember: 0, perMall: HOURS, calls: 1, reads: 60, writes: 12 },
];

export interface Usage {
  readonly calls: number;
  readonly reads: number;
  readonly writes: number;
}

export function usageOf(members: number): Usage {
  const sum = (kind: keyof Usage): number =>
    Math.ceil(
      USE_CASES.reduce((total, row) => total + (row.perMember * members + row.perMall) * row[kind], 0),
    );
  return { calls: sum('calls'), reads: sum('reads'), writes: sum('writes') };
}

export function usageTable(sizes: readonly number[]): string {
  const rows = sizes.map((members) => ({ members, ...usageOf(members) }));
  const text = (value: number): string => value.toLocaleString('en-US');
  return [
    '| 会员数 | 云函数调用／月 | 数据库读／月 | 数据库写／月 |',
    '|---:|---:|---:|---:|',
    ...rows.map((row) => `| ${[row.members, row.calls, row.reads, row.writes].map(text).join(' | ')} |`),
  ].join('\n');
}
