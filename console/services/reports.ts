/** Reports as the mall answers them, day by day and page by page, added up to one table. */
import { call, type DataOf, type InputOf } from './mall';

type Page = DataOf<'reportPage'>;
export type ReportName = InputOf<'reportPage'>['name'];
export type Column = Page['columns'][number];
export type Row = Page['rows'][number];

export interface Report {
  readonly name: ReportName;
  readonly from: string;
  readonly to: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

interface Kind {
  readonly title: string;
  readonly note: string;
  /** Of a span of days; else as it stands now. */
  readonly hasSpan: boolean;
}

export const REPORTS: Readonly<Record<ReportName, Kind>> = {
  daily: { title: '经营日报', note: '每天、每个商家、每种来源的收款与退款', hasSpan: true },
  monthly: { title: '经营月报', note: '同上，按月合计', hasSpan: true },
  platform: { title: '平台收入', note: '自营商品、礼包等平台自己的收入，按来源', hasSpan: true },
  partners: { title: '区域合伙人', note: '每位合伙人所得的共享值与积分', hasSpan: true },
  tax: { title: '报税明细', note: '每位会员按类别的所得；自身消费与推荐收入分列', hasSpan: true },
  prepaid: { title: '预付未用', note: '已付款、还没有用完的项目，按账龄；为现在的数字', hasSpan: false },
};

const PLACES: Readonly<Record<Column['type'], number>> = {
  ...{ text: 0, day: 0, count: 0, fen: 2, sv: 4, points: 6 },
};
export const placesOf = (type: Column['type']): number => PLACES[type];
export const isText = (type: Column['type']): boolean => type === 'text' || type === 'day';

/** Whole units as decimals, to the last place. */
export function cellText(type: Column['type'], cell: string | number): string {
  const places = PLACES[type];
  if (typeof cell === 'string' || places === 0) return String(cell);
  const digits = String(Math.abs(cell)).padStart(places + 1, '0');
  return `${cell < 0 ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const DAY_MS = 24 * 60 * 60_000;

/** Both included; none where they stand the wrong way round. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count || 0) }, (_, i) =>
    new Date(Date.parse(from) + i * DAY_MS).toISOString().slice(0, 10),
  );
}

/** @param told after each day */
export async function readReport(
  name: ReportName,
  days: readonly string[],
  told: (done: number) => void,
): Promise<Report> {
  const merged = new Map<string, Row>();
  let columns: readonly Column[] = [];
  for (const [i, day] of days.entries()) {
    for (let after: string | null = ''; after !== null;) {
      const page: Page = await call('reportPage', { name, day, after });
      ({ columns, after } = page);
      for (const row of page.rows) add(merged, columns, row);
    }
    told(i + 1);
  }
  const rows = [...merged].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { name, from: days[0] ?? '', to: days.at(-1) ?? '', columns, rows };
}

/** What is counted is added up; what is text says which rows belong together. */
function add(merged: Map<string, Row>, columns: readonly Column[], row: Row): void {
  const key = columns
    .filter(({ type }) => isText(type))
    .map((column) => String(row[column.key] ?? ''))
    .join('\n');
  const before = merged.get(key);
  const sums = columns
    .filter(({ type }) => !isText(type))
    .map((column) => [column.key, Number(before?.[column.key] ?? 0) + Number(row[column.key] ?? 0)]);
  merged.set(key, { ...row, ...(Object.fromEntries(sums) as Row) });
}
