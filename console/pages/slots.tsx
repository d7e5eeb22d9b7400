/** 广告位: what runs on a page of the mall, from when until when. */
import { call, type RowOf } from '../services/mall';
import { countOf, yuanText } from '../services/amounts';
import { instantOf, timeText, wallTime } from '../services/times';
import { picturesOf, textOf, type Task } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { Pictured, StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';
import { ID_FIELD } from './categories';
import {
  isWithdrawable,
  offerIn,
  offerOf,
  offerText,
  phaseOf,
  PHASES,
  saleFacts,
  saleFields,
  saleValues,
  takeBack,
  withdraw,
} from './slot-sale';

type Row = RowOf<'slots'>;
type Place = Row['place'];
type Page = NonNullable<Row['target']>['page'];

const PLACES: Readonly<Record<Place, string>> = { home: '首页轮播', category: '分类页横幅' };
const NOWHERE = '-';
const PAGES: Readonly<Record<Page, string>> = {
  product: '商品',
  category: '分类',
  merchant: '商家',
  store: '门店',
};
function targetText({ target }: Pick<Row, 'target'>): string {
  return target === null ? '只展示' : `${PAGES[target.page]} ${target.id}`;
}

export const slots: List<Row> = {
  title: '广告位',
  note: '按时间自动上下架；一个位置同时最多展示 10 张，顺序小的在前，商家买的优先。报价给商家的，付款后才展示。每次打开小程序看到算一次',
  empty: '这个位置还没有广告',
  id: (row) => row._id,
  load: (after, { place }) => call('slots', { place: place as Place, after, limit: 50 }),
  filters: [{ key: 'place', label: '位置', options: optionsOf(PLACES) }],
  columns: [
    {
      title: '广告',
      width: 200,
      text: (row) => row.title,
      cell: (row) => <Pictured picture={row.picture} title={row.title} />,
    },
    { title: '点开', text: targetText },
    { title: '开始', text: (row) => timeText(row.from), width: 136 },
    { title: '结束', text: (row) => timeText(row.to), width: 136 },
    {
      title: '卖给',
      text: ({ sale }) => (sale === undefined ? '' : `${sale.merchantId} ${yuanText(sale.priceFen)}`),
      width: 150,
    },
    { title: '看到', text: (row) => `${row.views} 次`, isAmount: true, width: 84 },
    { title: '顺序', text: (row) => String(row.order), isAmount: true, width: 60 },
    {
      title: '状态',
      text: (row) => PHASES[phaseOf(row)][0],
      cell: (row) => <StateTag words={PHASES} state={phaseOf(row)} />,
      width: 110,
    },
  ],
  creations: [{ label: '新建广告', task: () => edit(null) }],
  actions: [
    { label: '编辑', task: edit },
    { label: '收回', isFor: (row) => row.sale?.state === 'offered', task: takeBack },
    { label: '撤下', isFor: isWithdrawable, task: withdraw },
  ],
  detail: (row) => (row.sale === undefined ? null : <Facts facts={saleFacts(row.sale)} />),
};

function edit(row: Row | null): Task {
  // What a merchant pays for does not change.
  const isSold = row?.sale !== undefined;
  return {
    title: row === null ? '新建广告' : `编辑「${row.title}」`,
    fields: [
      { ...ID_FIELD, isFixed: row !== null },
      { key: 'place', label: '位置', kind: 'select', options: optionsOf(PLACES), isFixed: isSold },
      { key: 'title', label: '标题', kind: 'text', max: 60, hint: '读屏的人听到这句话' },
      { key: 'picture', label: '图片', kind: 'pictures', max: 1 },
      {
        key: 'page',
        label: '点开后',
        kind: 'select',
        options: [{ value: NOWHERE, label: '只展示' }, ...optionsOf(PAGES)],
      },
      {
        key: 'target',
        label: '打开的编号',
        kind: 'text',
        isOptional: true,
        max: 64,
        hint: '商品、分类、商家或门店的编号；只展示时不填',
      },
      { key: 'from', label: '开始', kind: 'moment', isFixed: isSold },
      {
        ...{ key: 'to', label: '结束', kind: 'moment', isFixed: isSold },
        fault: (value, values) =>
          instantOf(value) > instantOf(textOf(values, 'from')) ? null : '结束时间要晚于开始时间',
      },
      { key: 'order', label: '顺序', kind: 'count' },
      ...saleFields(row),
    ],
    first: {
      id: row?._id ?? '',
      place: row?.place ?? 'home',
      title: row?.title ?? '',
      picture: row === null ? [] : [row.picture],
      page: row?.target?.page ?? NOWHERE,
      target: row?.target?.id ?? '',
      from: row === null ? '' : timeText(row.from),
      to: row === null ? '' : timeText(row.to),
      order: String(row?.order ?? 0),
      ...saleValues(row),
    },
    changes: (values) => [
      { what: '标题', before: row?.title ?? '', after: textOf(values, 'title') },
      { what: '开始', before: row === null ? '' : timeText(row.from), after: textOf(values, 'from') },
      { what: '结束', before: row === null ? '' : timeText(row.to), after: textOf(values, 'to') },
      {
        what: '点开',
        before: row === null ? '' : targetText(row),
        after: targetText({ target: targetOf(textOf(values, 'page'), textOf(values, 'target')) }),
      },
      { what: '买家与价格', before: offerText(offerIn(row)), after: offerText(offerOf(values)) },
    ],
    label: '保存',
    run: (values, requestId) =>
      call(
        'saveSlot',
        {
          slotId: textOf(values, 'id'),
          place: textOf(values, 'place') as Place,
          title: textOf(values, 'title'),
          picture: picturesOf(values, 'picture')[0] ?? '',
          target: targetOf(textOf(values, 'page'), textOf(values, 'target')),
          from: wallTime(instantOf(textOf(values, 'from'))),
          to: wallTime(instantOf(textOf(values, 'to'))),
          order: countOf(textOf(values, 'order')) ?? 0,
          offer: offerOf(values),
        },
        requestId,
      ),
    done: '已保存，到时间自动展示',
  };
}

function targetOf(page: string, id: string): Row['target'] {
  return page === NOWHERE ? null : { page: page as Page, id };
}
