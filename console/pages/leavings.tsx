/** 注销: who asked to leave, when it happens, and what stands in the way. Nobody hastens or stops it here. */
import { call, type RowOf } from '../services/mall';
import { timeOrDash, timeText } from '../services/times';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'leavings'>;
type State = 'waiting' | 'erasing' | 'erased' | 'cancelled';

const STATES: Readonly<Record<State, string>> = {
  waiting: '等待期',
  erasing: '正在清除',
  erased: '已注销',
  cancelled: '已撤回',
};

export const leavings: List<Row> = {
  title: '注销',
  note: '到期自动清除个人资料，账目保留而不再对应到人；本人在手机上可以随时撤回',
  empty: '没有这样的申请',
  id: (row) => row.memberId,
  load: (after, { state }) => call('leavings', { state: state as State, after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(STATES) }],
  columns: [
    { title: '会员编号', text: (row) => row.memberId },
    { title: '显示名', text: (row) => row.name, width: 120 },
    { title: '申请', text: (row) => timeText(row.askedAt), width: 150 },
    { title: '到期', text: (row) => timeOrDash(row.dueAt), width: 150 },
    { title: '上次未能完成，因为', text: (row) => row.putOffBy.join('；') },
    { title: '已清除', text: (row) => `${row.erased} 份`, isAmount: true, width: 90 },
    { title: '结束', text: (row) => timeOrDash(row.endedAt), width: 150 },
  ],
};
