/** A product in the form: the same words and checks as in a file, with pictures chosen by hand. */
import { call } from '../../services/mall';
import { OWN_SHOP } from '../../services/own-shop';
import { typedFen, typedRate } from '../../services/amounts';
import {
  isOn,
  optionsIn,
  picturesOf,
  textOf,
  type Change,
  type Field,
  type Task,
  type Values,
} from '../../dialogs/task';
import { ID_FIELD } from '../categories';
import { draftsOf, KINDS, specsOf, type Draft } from './draft';
import { descriptionText, kindText, specsText, type Row } from './lines';

const OPTION_COLUMNS = [
  { key: '规格', label: '规格（容量:50ml）', isWide: true },
  { key: '售价', label: '售价（元）' },
  { key: '让利率', label: '让利率（%）' },
  { key: '库存', label: '库存' },
  { key: '次数', label: '次数' },
] as const;

export async function editProduct(row: Row | null): Promise<Task> {
  const categories = await call('categories', {});
  const options = categories.map(({ _id, name }) => ({ value: _id, label: name }));
  return {
    title: row === null ? '新建商品' : `编辑「${row.product.title}」`,
    ...(row === null ? {} : { note: '已有规格的库存随订单变化，这里不改；请用“改库存”。' }),
    fields: fieldsOf(row, options),
    first: firstOf(row),
    changes: (values) => changesOf(row, values),
    label: '保存',
    run: (values, requestId) =>
      call('shop.saveProduct', { merchantId: OWN_SHOP, ...draftIn(row, values) }, requestId),
    done: '已保存，在售的商品马上可买',
  };
}

function fieldsOf(row: Row | null, categories: NonNullable<Field['options']>): Field[] {
  return [
    { ...ID_FIELD, isFixed: row !== null },
    { key: '标题', label: '标题', kind: 'text', max: 60 },
    { key: '副标题', label: '副标题', kind: 'text', max: 60, isOptional: true },
    {
      key: '类型',
      label: '类型',
      kind: 'select',
      isFixed: row !== null,
      options: Object.keys(KINDS).map((word) => ({ value: word, label: word })),
    },
    { key: '分类', label: '分类', kind: 'select', options: categories },
    { key: 'pictures', label: '图片', kind: 'pictures', max: 9 },
    { key: '说明', label: '说明', kind: 'paragraph', max: 1_000, isOptional: true },
    {
      key: 'options',
      label: '规格与价格',
      kind: 'options',
      columns: OPTION_COLUMNS,
      fault: (_value, values) => draftsOf(linesIn(values)).faults[0]?.reason ?? null,
    },
    {
      key: '广审号',
      label: '医疗广告审查证明文号',
      kind: 'text',
      max: 60,
      isOptional: true,
      hint: '医疗项目必填；填了即为医疗项目，不参与推荐与团队奖励',
    },
    { key: 'onSale', label: '在售', kind: 'switch' },
  ];
}

function firstOf(row: Row | null): Values {
  if (row === null) return { 类型: '商品', options: [optionOf()], onSale: false };
  const { product, skus } = row;
  return {
    id: product.code,
    标题: product.title,
    副标题: product.subtitle,
    类型: kindText(product.kind),
    分类: product.categoryId,
    pictures: product.pictures,
    说明: descriptionText(row),
    options: skus.map((sku) => ({
      规格: specsText(row, sku),
      售价: typedFen(sku.priceFen),
      让利率: typedRate(sku.allowanceRateBp),
      库存: String(sku.stock),
      次数: String(sku.uses),
    })),
    广审号: product.advertisingApproval ?? '',
    onSale: product.onSale,
  };
}

export const optionOf = (): Readonly<Record<string, string>> => ({
  ...{ 规格: '', 售价: '', 让利率: '10', 库存: '0', 次数: '1' },
});

/** As the lines of a file, so that the same checks hold. */
function linesIn(values: Values) {
  const shared = {
    编号: textOf(values, 'id'),
    标题: textOf(values, '标题'),
    副标题: textOf(values, '副标题'),
    类型: textOf(values, '类型'),
    分类: textOf(values, '分类'),
    图片: picturesOf(values, 'pictures').join(';'),
    说明: textOf(values, '说明'),
    广审号: textOf(values, '广审号'),
    在售: isOn(values, 'onSale') ? '是' : '否',
  };
  return optionsIn(values, 'options').map((option, i) => ({ line: i + 1, cells: { ...shared, ...option } }));
}

/** What the form does not show stays as it is. */
function draftIn(row: Row | null, values: Values): Draft {
  const [draft] = draftsOf(linesIn(values)).drafts;
  if (draft === undefined) throw new Error('the form was checked');
  if (row === null) return draft;
  const { product } = row;
  const isSameText = textOf(values, '说明') === descriptionText(row).trim();
  return {
    ...draft,
    ...(isSameText ? { description: [...product.description] } : {}),
    storeIds: [...product.storeIds],
    moreTerms: product.moreTerms,
    time: product.time ?? null,
    isAtHome: product.isAtHome ?? false,
    skus: draft.skus.map((sku) => ({ ...sku, picture: pictureOf(row, sku.specs ?? []) })),
  };
}

function pictureOf({ skus }: Row, specs: readonly string[]): string | null {
  return skus.find((sku) => sku.specs.join('\n') === specs.join('\n'))?.picture ?? null;
}

function changesOf(row: Row | null, values: Values): Change[] {
  const before = row === null ? {} : firstOf(row);
  const optionText = (from: Values): string =>
    optionsIn(from, 'options')
      .map(({ 规格 = '', 售价 = '', 让利率 = '' }) =>
        [(specsOf(规格) ?? []).map(([, value]) => value).join(' '), `¥${售价}`, `让利 ${让利率}%`].join(' '),
      )
      .join('；');
  return [
    ...['标题', '副标题', '分类', '说明', '广审号'].map((what) => ({
      what,
      before: textOf(before, what),
      after: textOf(values, what),
    })),
    { what: '规格与价格', before: row === null ? '' : optionText(before), after: optionText(values) },
    {
      what: '图片',
      before: row === null ? '' : `${row.product.pictures.length} 张`,
      after: `${picturesOf(values, 'pictures').length} 张`,
    },
    {
      what: '在售',
      before: row === null ? '' : row.product.onSale ? '在售' : '下架',
      after: isOn(values, 'onSale') ? '在售' : '下架',
    },
  ];
}
