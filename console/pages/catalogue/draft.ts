/** Lines of a file, or of the form, as products: what is typed in, a draft or what is wrong with it out. Pure. */
import type { InputOf } from '../../services/mall';
import { basisPointsOf, countOf, fenOf } from '../../services/amounts';
import type { CsvLine, Fault } from '../../services/csv';

export type Draft = InputOf<'importProducts'>['products'][number];
type SkuDraft = Draft['skus'][number];

/** A line of the file is a SKU; lines with one 编号 are one product. */
export const HEADINGS = [
  '编号',
  '标题',
  '副标题',
  '类型',
  '分类',
  '图片',
  '说明',
  '规格',
  '售价',
  '让利率',
  '库存',
  '次数',
  '广审号',
  '在售',
] as const;
type Heading = (typeof HEADINGS)[number];
/** Of the product as a whole: the same on each of its lines. */
const SHARED = ['标题', '副标题', '类型', '分类', '图片', '说明', '广审号', '在售'] as const;

export const KINDS = { 商品: 'goods', 项目: 'service' } as const;
const YES = { 是: true, 否: false } as const;
const PICTURE = /^(cloud:\/\/[\w.-]+)?(\/\w[\w.-]*)+$/;

type Cells = Readonly<Record<Heading, string>>;

/** What is wrong with a line as it stands, whatever stands on the others. */
const CHECKS: readonly (readonly [Heading, (text: string) => string | null])[] = [
  ['编号', (text) => (/^[\w-]{1,64}$/.test(text) ? null : '编号只能用字母、数字、横线和下划线')],
  ['标题', (text) => (text.length >= 1 && text.length <= 60 ? null : '标题要有 1 到 60 个字')],
  ['副标题', (text) => (text.length <= 60 ? null : '副标题最多 60 个字')],
  ['类型', (text) => (text in KINDS ? null : '类型请填“商品”或“项目”')],
  ['分类', (text) => (/^[\w-]{1,64}$/.test(text) ? null : '请填分类的编号')],
  ['图片', picturesFault],
  ['说明', (text) => (text.length <= 1_000 ? null : '说明最多 1000 个字')],
  ['规格', (text) => (specsOf(text) === null ? '规格请写成“容量:50ml;颜色:红”' : null)],
  ['售价', (text) => ((fenOf(text) ?? 0) > 0 ? null : '售价请填大于 0 的金额，最多两位小数')],
  ['让利率', (text) => (basisPointsOf(text) === null ? '让利率请填 0 到 100，最多两位小数' : null)],
  ['库存', (text) => (countOf(text) === null ? '库存请填整数' : null)],
  ['次数', (text) => ((countOf(text) ?? 0) >= 1 && Number(text) <= 100 ? null : '次数请填 1 到 100')],
  ['在售', (text) => (text in YES ? null : '在售请填“是”或“否”')],
];

function picturesFault(text: string): string | null {
  const files = listOf(text);
  if (files.length < 1 || files.length > 9) return '请填 1 到 9 张图片的文件编号，用分号隔开';
  return files.every((file) => PICTURE.test(file)) ? null : '图片请填文件编号（cloud:// 开头），不能是网址';
}

export function listOf(text: string): string[] {
  return text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "容量:50ml;颜色:红" as pairs; null where it is none of that form. */
export function specsOf(text: string): readonly (readonly [name: string, value: string])[] | null {
  const pairs = listOf(text).map((part) => part.split(/[:：]/).map((word) => word.trim()));
  const isSound = pairs.every(
    ([name = '', value = '', ...rest]) => name !== '' && value !== '' && rest.length === 0,
  );
  return isSound ? pairs.map(([name = '', value = '']) => [name, value] as const) : null;
}

export interface Read {
  readonly drafts: readonly Draft[];
  readonly faults: readonly Fault[];
  /** The first line of each product, to say where the mall found a fault. */
  readonly lines: ReadonlyMap<string, number>;
}

export function draftsOf(lines: readonly CsvLine[]): Read {
  const faults: Fault[] = lines.flatMap(({ line, cells }) =>
    CHECKS.flatMap(([heading, check]) => {
      const reason = check(cells[heading] ?? '');
      return reason === null ? [] : [{ line, reason }];
    }),
  );
  const groups = byCode(lines);
  for (const group of groups.values()) faults.push(...groupFaults(group));
  const firstLines = new Map([...groups].map(([code, [first]]) => [code, first?.line ?? 1]));
  const sorted = faults.sort((a, b) => a.line - b.line);
  const drafts = sorted.length > 0 ? [] : [...groups.values()].map(draftOf);
  return { drafts, faults: sorted, lines: firstLines };
}

function byCode(lines: readonly CsvLine[]): Map<string, CsvLine[]> {
  const groups = new Map<string, CsvLine[]>();
  for (const line of lines) {
    const code = line.cells['编号'] ?? '';
    groups.set(code, [...(groups.get(code) ?? []), line]);
  }
  return groups;
}

/** Lines of one product say the same of it, and name the same specs. */
function groupFaults([first, ...others]: readonly CsvLine[]): Fault[] {
  if (first === undefined) return [];
  const namesOf = ({ cells }: CsvLine): string =>
    (specsOf(cells['规格'] ?? '') ?? []).map(([name]) => name).join(';');
  return others.flatMap((line) => {
    const different = SHARED.find((heading) => line.cells[heading] !== first.cells[heading]);
    const reason =
      different !== undefined
        ? `与第 ${first.line} 行是同一编号，但“${different}”不一样`
        : namesOf(line) !== namesOf(first)
          ? `与第 ${first.line} 行是同一编号，规格名称要一样`
          : null;
    return reason === null ? [] : [{ line: line.line, reason }];
  });
}

function draftOf(lines: readonly CsvLine[]): Draft {
  const all = lines.map(({ cells }) => cells as Cells);
  const [first] = all;
  if (first === undefined) throw new Error('a product has lines');
  const specs = all.map((cells) => specsOf(cells['规格']) ?? []);
  const names = (specs[0] ?? []).map(([name]) => name);
  return {
    code: first['编号'],
    title: first['标题'],
    subtitle: first['副标题'],
    kind: KINDS[first['类型'] as keyof typeof KINDS],
    categoryId: first['分类'],
    pictures: listOf(first['图片']),
    description: first['说明'] === '' ? [] : [{ text: first['说明'] }],
    specs: names.map((name, i) => ({
      name,
      values: [...new Set(specs.map((pairs) => pairs[i]?.[1] ?? ''))],
    })),
    isMedical: first['广审号'] !== '',
    advertisingApproval: first['广审号'] === '' ? null : first['广审号'],
    onSale: YES[first['在售'] as keyof typeof YES],
    skus: all.map((cells, i) => skuOf(cells, specs[i] ?? [])),
  };
}

function skuOf(cells: Cells, specs: readonly (readonly [string, string])[]): SkuDraft {
  return {
    specs: specs.map(([, value]) => value),
    priceFen: fenOf(cells['售价']) ?? 0,
    allowanceRateBp: basisPointsOf(cells['让利率']) ?? 0,
    stock: countOf(cells['库存']) ?? 0,
    uses: countOf(cells['次数']) ?? 1,
  };
}
