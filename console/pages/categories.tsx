/** 分类: two levels, in the order in which the mall shows them. */
import { call, type DataOf } from '../services/mall';
import { countOf } from '../services/amounts';
import { isOn, picturesOf, textOf, type Field, type Task } from '../dialogs/task';
import { Pictured } from '../table/cells';
import { whole, type List } from '../table/list';

type Row = DataOf<'categories'>[number];

export const ID_FIELD: Field = {
  key: 'id',
  label: '编号',
  kind: 'text',
  max: 64,
  hint: '字母、数字与横线，定下后不再更改',
  fault: (value) => (/^[\w-]{1,64}$/.test(value) ? null : '只能用字母、数字、横线和下划线'),
};
const NONE = '-';

let known: readonly Row[] = [];

function nameOf(id: string | null): string {
  return id === null ? '' : (known.find(({ _id }) => _id === id)?.name ?? id);
}

/** A branch beneath its stem, each in its order. */
function inTree(rows: readonly Row[]): readonly Row[] {
  const under = (parentId: string | null): Row[] => rows.filter((row) => row.parentId === parentId);
  return under(null).flatMap((stem) => [stem, ...under(stem._id)]);
}

export const categories: List<Row> = {
  title: '商品分类',
  note: '两级分类，数字小的排在前面；隐藏的分类连同商品不在分类页出现',
  empty: '还没有分类，先新建一个',
  id: (row) => row._id,
  load: async () => {
    known = await call('categories', {});
    return whole(Promise.resolve(inTree(known)));
  },
  columns: [
    {
      title: '名称',
      text: (row) => row.name,
      cell: (row) => (
        <span className={row.parentId === null ? '' : 'branch'}>
          <Pictured picture={row.icon ?? ''} title={row.name} />
        </span>
      ),
    },
    { title: '编号', text: (row) => row._id },
    { title: '上级', text: (row) => nameOf(row.parentId) },
    { title: '顺序', text: (row) => String(row.order), isAmount: true, width: 80 },
    { title: '显示', text: (row) => (row.isShown ? '显示' : '隐藏'), width: 80 },
  ],
  creations: [{ label: '新建分类', task: () => edit(null) }],
  actions: [{ label: '编辑', task: edit }],
};

function edit(row: Row | null): Task {
  const stems = known.filter(({ parentId }) => parentId === null);
  return {
    title: row === null ? '新建分类' : `编辑「${row.name}」`,
    fields: [
      { ...ID_FIELD, isFixed: row !== null },
      { key: 'name', label: '名称', kind: 'text', max: 12 },
      {
        key: 'parentId',
        label: '上级分类',
        kind: 'select',
        isFixed: row !== null,
        options: [
          { value: NONE, label: '没有（第一级）' },
          ...stems.map(({ _id, name }) => ({ value: _id, label: name })),
        ],
      },
      { key: 'order', label: '顺序', kind: 'count' },
      { key: 'icon', label: '图标', kind: 'pictures', max: 1, isOptional: true },
      { key: 'isShown', label: '在商城里显示', kind: 'switch' },
    ],
    first: {
      id: row?._id ?? '',
      name: row?.name ?? '',
      parentId: row?.parentId ?? NONE,
      order: String(row?.order ?? known.length),
      icon: [row?.icon ?? []].flat(),
      isShown: row?.isShown ?? true,
    },
    changes: (values) => [
      { what: '名称', before: row?.name ?? '', after: textOf(values, 'name') },
      { what: '顺序', before: row === null ? '' : String(row.order), after: textOf(values, 'order') },
      {
        what: '显示',
        before: row === null ? '' : row.isShown ? '显示' : '隐藏',
        after: isOn(values, 'isShown') ? '显示' : '隐藏',
      },
    ],
    label: '保存',
    run: (values, requestId) =>
      call(
        'saveCategory',
        {
          categoryId: textOf(values, 'id'),
          name: textOf(values, 'name'),
          parentId: textOf(values, 'parentId') === NONE ? null : textOf(values, 'parentId'),
          order: countOf(textOf(values, 'order')) ?? 0,
          icon: picturesOf(values, 'icon')[0] ?? null,
          isShown: isOn(values, 'isShown'),
        },
        requestId,
      ),
    done: '已保存，商城里马上可见',
  };
}
