/** The books against themselves: the nights' runs, what did not fit and how it was worked off, the journal behind it. */
import { call, type DataOf, type RowOf } from '../services/mall';
import { pointText, svText, yuanText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import type { Words } from '../services/words';
import { textOf, type Field, type Task } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { StateTag } from '../table/cells';
import { type List, optionsOf, orNull } from '../table/list';

type Runs = DataOf<'reconciliations'>;
type Run = Runs['runs'][number];
type Difference = RowOf<'differences'>;
type Entry = RowOf<'entries'>;

const PHASES: Words<Run['phase']> = {
  waiting: ['等待收齐', 'default'],
  entries: ['汇总分录', 'primary'],
  holders: ['比对余额', 'primary'],
  done: ['已完成', 'success'],
};

export const runs: List<Run> = {
  title: '账目核对',
  note: '每晚把前一天的分录逐笔相加，与余额和当日总数比对；随时可以接着做',
  empty: '还没有核对过，第一天结账后开始',
  id: (row) => row._id,
  load: async () => ({ rows: (await call('reconciliations', { limit: 100 })).runs, next: null }),
  columns: [
    { title: '业务日', text: (row) => row._id, width: 120 },
    { title: '分录', text: (row) => String(row.entries), isAmount: true },
    { title: '分录腿', text: (row) => String(row.legs), isAmount: true },
    { title: '比对账户', text: (row) => String(row.holders), isAmount: true },
    { title: '不符', text: (row) => `${row.differences} 处`, isAmount: true },
    { title: '开始', text: (row) => timeOrDash(row.begunAt || null), width: 160 },
    { title: '完成', text: (row) => timeOrDash(row.doneAt), width: 160 },
    {
      title: '进度',
      text: (row) => PHASES[row.phase][0],
      cell: (row) => <StateTag words={PHASES} state={row.phase} />,
      width: 110,
    },
  ],
  creations: [
    {
      label: '现在核对',
      task: () => ({
        title: '现在核对账目',
        note: '接着上次的进度做；一次没做完可以再点，重复点不会多算。刚结账的十分钟内先等迟到的分录。',
        changes: () => [],
        label: '开始核对',
        run: (_values, requestId) => call('reconcile', {}, requestId),
        done: '已核对，进度在列表里',
      }),
    },
  ],
};

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  legs: '分录不平',
  balance: '余额与分录不符',
  sums: '累计与首笔以来不符',
  day: '当日总数不符',
  bill: '微信账单不符',
};
const STATES: Words<Difference['state']> = {
  open: ['待处理', 'danger'],
  working: ['处理中', 'warning'],
  settled: ['已结清', 'success'],
};
const FINDING: Field = {
  key: 'reason',
  label: '说明',
  kind: 'paragraph',
  max: 200,
  hint: '写清查到了什么、做了什么；以后核账的人会看到',
};

export const differences: List<Difference> = {
  title: '核对差异',
  note: '每一处不符都是一件要办完的事：有人接手，查明后写明原因结清；不会自动改账',
  empty: '这里没有差异',
  id: (row) => row._id,
  load: (after, { state }) => call('differences', { state: state as Difference['state'], after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(STATES) }],
  columns: [
    { title: '业务日', text: (row) => row.day, width: 110 },
    { title: '种类', text: (row) => KINDS[row.kind], width: 150 },
    { title: '对象', text: (row) => row.about },
    { title: '发现', text: (row) => row.found },
    { title: '应为', text: (row) => row.expected },
    { title: '发现时间', text: (row) => timeText(row.foundAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 90,
    },
  ],
  detail: (row) => (
    <Facts
      title={`${row.day} ${KINDS[row.kind]}`}
      facts={[
        ['对象', row.about],
        ['发现', row.found],
        ['应为', row.expected],
        ...row.steps.map(
          (step) =>
            [
              `${timeText(step.at)} ${STATES[step.state][0]}`,
              `${step.byId ?? '系统'}：${step.reason}`,
            ] as const,
        ),
      ]}
    />
  ),
  actions: [
    { label: '接手', isFor: (row) => row.state === 'open', task: (row) => move(row, 'working') },
    { label: '结清', isFor: (row) => row.state !== 'settled', task: (row) => move(row, 'settled') },
    { label: '放回', isFor: (row) => row.state === 'working', task: (row) => move(row, 'open') },
  ],
};

const MOVES = {
  working: { title: '接手这处差异', label: '确认接手', done: '已接手，其他同事会看到' },
  settled: { title: '结清这处差异', label: '确认结清', done: '已结清，警报随后自动解除' },
  open: { title: '放回待处理', label: '确认放回', done: '已放回，等同事接手' },
} as const;

function move(row: Difference, to: Difference['state']): Task {
  return {
    ...MOVES[to],
    note: `${row.day} ${KINDS[row.kind]}：${row.about}`,
    fields: [FINDING],
    changes: () => [{ what: '差异', before: STATES[row.state][0], after: STATES[to][0] }],
    isGrave: to === 'settled',
    run: (values, requestId) => {
      const input = { id: row._id, reason: textOf(values, 'reason') };
      return to === 'settled'
        ? call('settleDifference', input, requestId)
        : call('workOnDifference', { ...input, to }, requestId);
    },
  };
}

const UNITS: Readonly<Record<Entry['legs'][number]['asset'], (units: number) => string>> = {
  CNY: yuanText,
  SV: svText,
  POINTS: (units) => `${pointText(units)} 积分`,
};

export const entries: List<Entry> = {
  title: '分录查询',
  note: '按账户（如 member:编号:custodial）、起因（如订单号）或分录号查账本；账本只增不改',
  empty: '填写账户、起因或分录号后查询',
  id: (row) => row._id,
  load: (after, { account, cause, entryId }) =>
    call('entries', {
      ...{ account: orNull(account), cause: orNull(cause), entryId: orNull(entryId) },
      ...{ after, limit: 50 },
    }),
  filters: [
    { key: 'account', label: '账户' },
    { key: 'cause', label: '起因' },
    { key: 'entryId', label: '分录号' },
  ],
  columns: [
    { title: '时间', text: (row) => timeText(row.at), width: 150 },
    { title: '业务日', text: (row) => row.day, width: 110 },
    { title: '分录号', text: (row) => row._id },
    { title: '种类', text: (row) => row.kind, width: 120 },
    { title: '起因', text: (row) => row.cause },
    { title: '腿', text: (row) => `${row.legs.length}`, isAmount: true, width: 60 },
  ],
  detail: (row) => (
    <Facts
      title={row._id}
      facts={[
        ['业务日', row.day],
        ['政策版本', row.policyVersion],
        ...row.legs.map((leg) => [leg.account, `${UNITS[leg.asset](leg.units)}（${leg.why}）`] as const),
      ]}
    />
  ),
};
