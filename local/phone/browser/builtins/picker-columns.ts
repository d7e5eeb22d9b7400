/** The rows of a picker's wheels. */
import { plainText } from '../runtime/text';

/** Enough of China's regions to try a form; WeChat brings them all. */
export const REGIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  北京市: { 北京市: ['东城区', '西城区', '朝阳区', '海淀区', '丰台区'] },
  上海市: { 上海市: ['黄浦区', '徐汇区', '静安区', '浦东新区', '闵行区'] },
  广东省: {
    广州市: ['越秀区', '天河区', '海珠区', '番禺区'],
    深圳市: ['福田区', '罗湖区', '南山区', '宝安区'],
  },
  浙江省: { 杭州市: ['上城区', '西湖区', '滨江区', '余杭区'], 宁波市: ['海曙区', '鄞州区'] },
  四川省: { 成都市: ['锦江区', '青羊区', '武侯区', '高新区'], 绵阳市: ['涪城区', '游仙区'] },
  湖南省: { 长沙市: ['芙蓉区', '天心区', '岳麓区', '雨花区'], 株洲市: ['天元区', '芦淞区'] },
};

const MONTHS = 12;
/** How many years around today are offered where the page sets no limits. */
const YEARS_AROUND = 60;

/** A list's rows: its items, or one field of them. */
export function columnsOf(range: unknown, key: string): string[] {
  const rows = (Array.isArray(range) ? range : []) as unknown[];
  return rows.map((row) => plainText(key === '' ? row : (row as Record<string, unknown> | null)?.[key]));
}

/** @param start and end as hh:mm; hours outside of them are left out */
export function timeColumns(start: string, end: string): [hours: string[], minutes: string[]] {
  const first = start === '' ? 0 : Number.parseInt(start, 10);
  const last = end === '' ? 23 : Number.parseInt(end, 10);
  return [numbers(first, last), numbers(0, 59)];
}

/** @param fields year, month or day: how many wheels there are */
export function dateColumns(
  value: string,
  start: string,
  end: string,
  fields: string,
): { columns: (indexes: readonly number[]) => readonly (readonly string[])[]; indexes: number[] } {
  const thisYear = new Date().getFullYear();
  const years = numbers(yearOf(start, thisYear - YEARS_AROUND), yearOf(end, thisYear + YEARS_AROUND));
  const wheels = fields === 'year' ? 1 : fields === 'month' ? 2 : 3;
  const columns = ([year = 0, month = 0]: readonly number[]): string[][] => {
    const days = new Date(Number(years[year] ?? thisYear), month + 1, 0).getDate();
    return [years, numbers(1, MONTHS), numbers(1, days)].slice(0, wheels);
  };
  const given = value === '' ? today() : value.split('-');
  const [year = '', month = '01', day = '01'] = given;
  const indexes = [Math.max(0, years.indexOf(year)), Number(month) - 1, Number(day) - 1].slice(0, wheels);
  return { columns, indexes };
}

export function dateValue(columns: readonly (readonly string[])[], indexes: readonly number[]): string {
  return columns.map((rows, at) => rows[indexes[at] ?? 0] ?? rows.at(-1) ?? '').join('-');
}

function today(): string[] {
  const now = new Date();
  return [String(now.getFullYear()), pad(now.getMonth() + 1), pad(now.getDate())];
}

function yearOf(date: string, otherwise: number): number {
  return date === '' ? otherwise : Number.parseInt(date, 10);
}

function numbers(first: number, last: number): string[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_item, index) => pad(first + index));
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
