/** 转账: cash of the market through WeChat, in and out, of everybody. The timer asks WeChat by itself. */
import { call, type InputOf, type RowOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import type { Words } from '../services/words';
import { Facts } from '../shell/facts';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'transfers'>;
type Asked = InputOf<'transfers'>;

const KINDS: Readonly<Record<Row['kind'], string>> = {
  withdrawal: '会员提现',
  takeOut: '商家取出',
  payIn: '商家转入',
};
const STATES: Words<Row['state']> = {
  asked: ['已受理', 'primary'],
  accepted: ['微信处理中', 'primary'],
  toConfirm: ['等本人确认', 'warning'],
  sending: ['转账中', 'primary'],
  cancelling: ['撤销中', 'warning'],
  arrived: ['已到账', 'success'],
  failed: ['未成，已退回', 'danger'],
  cancelled: ['已撤销，已退回', 'default'],
  created: ['待付款', 'warning'],
  paid: ['已转入', 'success'],
  closed: ['已关闭', 'default'],
};
const ALL = 'all';

export const transfers: List<Row> = {
  title: '转账',
  note: '求购资金的提现、取出与转入；系统按原单号向微信查询，未成的自动退回',
  empty: '没有这样的转账',
  id: (row) => row.id,
  load: (after, { kind, state }) =>
    call('transfers', {
      kind: kind as Asked['kind'],
      state: state === ALL ? null : (state as Asked['state']),
      ...{ after, limit: 50 },
    }),
  filters: [
    { key: 'kind', label: '种类', options: optionsOf(KINDS) },
    { key: 'state', label: '状态', options: [{ value: ALL, label: '全部' }, ...optionsOf(STATES)] },
  ],
  columns: [
    { title: '单号', text: (row) => row.id },
    { title: '账户', text: (row) => row.holder },
    { title: '金额', text: (row) => yuanText(row.amountFen), isAmount: true, width: 120 },
    { title: '发起', text: (row) => timeText(row.createdAt), width: 150 },
    { title: '结束', text: (row) => timeOrDash(row.endedAt), width: 150 },
    { title: '原因', text: (row) => row.failure ?? '', width: 140 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 140,
    },
  ],
  detail: (row) => (
    <Facts
      title={KINDS[row.kind]}
      facts={[
        ['单号', row.id],
        ['账户', row.holder],
        ['本人', row.personId],
        ['金额', yuanText(row.amountFen)],
        ['状态', STATES[row.state][0]],
        ['没有回应', `${row.tries} 次`],
        ['原因', row.failure ?? ''],
        ['微信账单日', row.billDay ?? ''],
      ]}
    />
  ),
};
