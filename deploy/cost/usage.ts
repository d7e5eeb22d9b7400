/**
 * What a mall of so many members asks of CloudBase in a month: measured documents (`measured.ts`) times how often. Pure.
 * How often is assumed, and a chain puts its own numbers; what it costs is in `bill.ts`.
 */
import { MEASURED, type Measured } from './measured';

export interface UseCase {
  readonly title: string;
  readonly perMember: number;
  readonly perMall: number;
  /** Calls of functions by the phone, WeChat Pay or a timer. */
  readonly calls: number;
  readonly reads: number;
  readonly writes: number;
}

const HOURS = 730;
const DAYS = 30;
/** A full page of a list; the measured mall has one product, 30 days and few orders. */
const ROWS_A_PAGE = 20;

/** Measured use cases together, and what longer lists add. */
function of(names: readonly Measured[], moreReads = 0): Pick<UseCase, 'reads' | 'writes'> {
  const sum = (at: 0 | 1): number => names.reduce((total, name) => total + MEASURED[name][at], 0);
  return { reads: sum(0) + moreReads, writes: sum(1) };
}

const byMember = (
  title: string,
  perMember: number,
  calls: number,
  documents: Pick<UseCase, 'reads' | 'writes'>,
) => ({
  ...{ title, perMember, perMall: 0, calls },
  ...documents,
});
const byMall = (title: string, perMall: number, documents: Pick<UseCase, 'reads' | 'writes'>) => ({
  ...{ title, perMember: 0, perMall, calls: 1 },
  ...documents,
});

export const USE_CASES: readonly UseCase[] = [
  byMember('打开小程序，看首页和两件商品', 8, 3, of(['home', 'product', 'product'], ROWS_A_PAGE)),
  byMember('看钱包与公示', 4, 2, of(['wallet', 'openBooks'], DAYS)),
  byMember('下单', 1, 1, of(['place'])),
  byMember('付款与微信的通知', 1, 2, of(['pay'])),
  byMember('收货', 1, 1, of(['receive'])),
  byMember('结算（由定时器做）', 1, 0, of(['settle'])),
  byMember('退款', 0.03, 1, of(['refund'])),
  byMember('约一次到店护理', 0.5, 2, of(['bookingTimes', 'book'])),
  byMember('出示券码、扫码、核销', 0.5, 3, of(['showCode', 'scan', 'redeem'])),
  byMember('打赏：店员登记，顾客确认', 0.1, 3, of(['showCode', 'offerTip', 'confirmTip'])),
  byMember('挂单卖积分', 0.2, 1, of(['sell'])),
  byMember('求购与成交', 0.2, 1, of(['bid', 'fill'])),
  byMember('加入', 0.1, 1, of(['join'])),
  byMember('把每日释放记到人（由定时器做）', 1, 0, of(['sweepOne'])),
  byMall('每日关账', DAYS, of(['close'])),
  // Queries that mostly find nothing: a read each.
  byMall('结算定时器，每 5 分钟', HOURS * 12, { reads: 6, writes: 0 }),
  byMall('维护定时器，每小时', HOURS, { reads: 40, writes: 10 }),
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
