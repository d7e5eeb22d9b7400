/** 操作记录: everything that operators did, with before and after; nothing in it can be changed. */
import { call, type RowOf } from '../services/mall';
import { timeText } from '../services/times';
import { actionName } from '../services/action-names';
import { OPERATOR_ROLES, type Words } from '../services/words';
import { Changes } from '../dialogs/changes';
import { Facts, type Fact } from '../shell/facts';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'auditLog'>;
type Kind = Row['kind'];

const KINDS: Words<Kind> = {
  write: ['修改', 'primary'],
  read: ['查看个人信息', 'default'],
  denied: ['无权操作', 'warning'],
};
const ALL = 'all';

export const auditLog: List<Row> = {
  title: '操作记录',
  note: '每一次操作与数据的变化在同一笔事务里记下，只增不改',
  empty: '没有这样的记录',
  id: (row) => row.id,
  load: (after, { kind, day, target }) =>
    call('auditLog', {
      kind: kind === ALL ? null : (kind as Kind),
      day: day === '' || day === undefined ? null : day,
      target: target === '' || target === undefined ? null : target,
      after,
      limit: 50,
    }),
  filters: [
    { key: 'kind', label: '种类', options: [{ value: ALL, label: '全部' }, ...optionsOf(KINDS)] },
    { key: 'day', label: '日期' },
    { key: 'target', label: '对象编号' },
  ],
  columns: [
    { title: '时间', text: (row) => timeText(row.at), width: 150 },
    { title: '人员', text: (row) => row.byName, width: 110 },
    {
      title: '角色',
      text: (row) => row.roles.map((role) => OPERATOR_ROLES[role] ?? role).join('、'),
      width: 100,
    },
    {
      title: '种类',
      text: (row) => KINDS[row.kind][0],
      cell: (row) => <StateTag words={KINDS} state={row.kind} />,
      width: 120,
    },
    { title: '操作', text: (row) => actionName(row.action), width: 160 },
    { title: '对象', text: (row) => row.targets.slice(0, 3).join('，') },
    { title: '从', text: (row) => (row.via === 'console' ? '电脑' : '手机'), width: 70 },
    { title: '变化', text: (row) => `${row.changes.length} 处`, isAmount: true, width: 80 },
  ],
  detail: (row) => (
    <>
      <Facts
        title={actionName(row.action)}
        facts={[
          ['时间', timeText(row.at)],
          ['人员', `${row.byName}（${row.byId}）`],
          ['请求', row.requestId],
          ['动作', row.action],
          ...filledIn(row.input),
        ]}
      />
      {row.changes.map((change) => (
        <section key={`${change.collection}/${change.id}`} className="facts">
          <h2>
            {change.collection} / {change.id}
          </h2>
          <Changes
            label="前后对照"
            heads={['字段', '之前', '之后']}
            changes={Object.keys(change.after).map((field) => ({
              what: field,
              before: change.before === null ? '（没有）' : shownOf(change.before[field]),
              after: shownOf(change.after[field]),
            }))}
          />
        </section>
      ))}
    </>
  ),
};

/** Field by field, without what was left out. */
function filledIn(input: unknown): readonly Fact[] {
  if (typeof input !== 'object' || input === null) return [['填写', shownOf(input)]];
  const filled = Object.entries(input).filter(([, value]) => value !== null);
  return filled.map(([name, value]) => [`填写 ${name}`, shownOf(value)]);
}

function shownOf(value: unknown): string {
  if (value === undefined) return '—';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
