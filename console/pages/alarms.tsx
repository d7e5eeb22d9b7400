/** 警报: what the mall noticed by itself; somebody takes care of it, and it goes when its cause is gone. */
import { call, type RowOf } from '../services/mall';
import { timeOrDash, timeText } from '../services/times';
import type { Words } from '../services/words';
import { StateTag } from '../table/cells';
import type { List } from '../table/list';

type Row = RowOf<'alarms'>;

const STATES: Words<Row['state']> = {
  open: ['无人处理', 'danger'],
  seen: ['处理中', 'warning'],
  gone: ['已解除', 'success'],
};

export const alarms: List<Row> = {
  title: '警报',
  note: '账单差异、退款卡住这类要人处理的事；原因消失后自动解除',
  empty: '没有警报',
  id: (row) => row.id,
  load: (after, { state }) =>
    call('alarms', { state: state === 'gone' ? 'gone' : 'waiting', after, limit: 50 }),
  filters: [
    {
      key: 'state',
      label: '状态',
      options: [
        { value: 'waiting', label: '未解除' },
        { value: 'gone', label: '已解除' },
      ],
    },
  ],
  columns: [
    { title: '警报', text: (row) => row.text },
    { title: '对象', text: (row) => row.about, width: 220 },
    { title: '发生', text: (row) => timeText(row.openedAt), width: 150 },
    { title: '接手', text: (row) => timeOrDash(row.seenAt), width: 150 },
    { title: '解除', text: (row) => timeOrDash(row.goneAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 100,
    },
  ],
  actions: [
    {
      label: '我来处理',
      isFor: (row) => row.state === 'open',
      task: (row) => ({
        title: '接手这个警报',
        note: row.text,
        changes: () => [{ what: '警报', before: '无人处理', after: '由您处理' }],
        label: '确认接手',
        run: (_values, requestId) => call('seeAlarm', { alarmId: row.id }, requestId),
        done: '已接手，其他同事会看到',
      }),
    },
  ],
};
