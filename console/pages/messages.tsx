/** 消息: what the mall sent to people through WeChat, and what did not arrive. */
import { call, type RowOf } from '../services/mall';
import { timeOrDash, timeText } from '../services/times';
import type { Words } from '../services/words';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'messages'>;
type State = Row['state'];

const STATES: Words<State> = {
  sent: ['已送达微信', 'success'],
  waiting: ['等待发送', 'primary'],
  failed: ['发送失败', 'danger'],
  unknown: ['没有回应，不再重发', 'warning'],
  refused: ['对方没有订阅', 'default'],
  lapsed: ['过时，不再发送', 'default'],
  off: ['没有配置模板', 'warning'],
  sending: ['正在发送', 'primary'],
};

export const messages: List<Row> = {
  title: '消息',
  note: '订阅消息的发送情况；内容只有本人看得到，这里不显示',
  empty: '没有这种状态的消息',
  id: (row) => row.id,
  load: (after, { state }) => call('messages', { state: state as State, after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(STATES) }],
  columns: [
    { title: '模板', text: (row) => row.template, width: 120 },
    { title: '会员编号', text: (row) => row.memberId },
    { title: '关于', text: (row) => row.cause },
    { title: '产生', text: (row) => timeText(row.createdAt), width: 150 },
    { title: '送达', text: (row) => timeOrDash(row.sentAt), width: 150 },
    { title: '已试', text: (row) => `${row.tries} 次`, isAmount: true, width: 70 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 160,
    },
  ],
};
