/** 商家退出: who leaves with what is in the way, who has left, who wants to come back. */
import { call, type RowOf } from '../services/mall';
import { pointText, svText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import type { Words } from '../services/words';
import { refusalTask } from '../dialogs/refusal';
import { StateTag } from '../table/cells';
import { optionsOf, type List } from '../table/list';

type Row = RowOf<'departures'>;
type State = Row['departure']['state'];

const STATES: Words<State> = {
  waiting: ['待办结', 'warning'],
  returning: ['申请返回', 'warning'],
  closed: ['已退出', 'default'],
  returned: ['已返回', 'success'],
  cancelled: ['已撤回', 'default'],
};

const becomesOf = ({ departure, pointUnits }: Row): string =>
  departure.stock === 'kept' ? `保留 ${pointText(pointUnits)}` : '0，全部销毁，共享值作废';

export const departures: List<Row> = {
  title: '商家退出',
  note: '商家自己申请；要了结的事都了结、告知期满后由运营办结，不能办理自己的商家',
  empty: '没有这样的商家',
  id: (row) => row.merchantId,
  load: (after, { state }) => call('departures', { state: state as State, after, limit: 50 }),
  filters: [{ key: 'state', label: '状态', options: optionsOf(STATES) }],
  columns: [
    { title: '商家', text: (row) => row.merchantName },
    { title: '编号', text: (row) => row.merchantId, width: 130 },
    { title: '申请', text: (row) => timeText(row.departure.askedAt), width: 150 },
    { title: '最早办结', text: (row) => timeText(row.departure.closesFrom), width: 150 },
    { title: '还要了结', text: (row) => row.obstacles.join('；') },
    { title: '积分库存', text: (row) => pointText(row.pointUnits), isAmount: true, width: 130 },
    { title: '选择', text: (row) => (row.departure.stock === 'kept' ? '保留' : '销毁'), width: 80 },
    { title: '已销毁', text: (row) => pointText(row.departure.burnedPointUnits), isAmount: true, width: 130 },
    { title: '作废共享值', text: (row) => svText(row.departure.lapsedSvUnits), isAmount: true, width: 130 },
    { title: '办结', text: (row) => timeOrDash(row.departure.closedAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.departure.state][0],
      cell: (row) => <StateTag words={STATES} state={row.departure.state} />,
      width: 100,
    },
  ],
  actions: [
    {
      label: '办结',
      isFor: (row) => row.departure.state === 'waiting',
      task: (row) => ({
        title: `办结「${row.merchantName}」的退出`,
        note:
          row.obstacles.length === 0 ? '都了结了，可以办结。' : `还不能办结：${row.obstacles.join('；')}。`,
        fields: [],
        changes: () => [
          { what: '商家', before: '正在退出', after: '已退出，员工权限结束' },
          { what: '积分库存', before: pointText(row.pointUnits), after: becomesOf(row) },
        ],
        label: '确认办结',
        isGrave: true,
        run: (_values, requestId) => call('closeMerchant', { merchantId: row.merchantId }, requestId),
        done: '已办结，店主会收到通知',
      }),
    },
    {
      label: '同意返回',
      isFor: (row) => row.departure.state === 'returning',
      task: (row) => ({
        title: `同意「${row.merchantName}」返回商城`,
        fields: [],
        changes: () => [
          {
            what: '商家',
            before: '已退出',
            after: row.departure.stock === 'kept' ? '照退出前恢复' : '备足开业积分后开业',
          },
        ],
        label: '确认同意',
        run: (_values, requestId) => call('readmitMerchant', { merchantId: row.merchantId }, requestId),
        done: '已同意，店主会收到通知',
      }),
    },
    {
      label: '不同意返回',
      isFor: (row) => row.departure.state === 'returning',
      task: ({ merchantId, merchantName }) =>
        refusalTask({
          title: `不同意「${merchantName}」返回商城`,
          change: { what: '商家', before: '申请返回', after: '已退出，可以再申请' },
          label: '确认不同意',
          send: (answer, requestId) => call('refuseReturn', { merchantId, answer }, requestId),
          done: '已告知店主原因',
        }),
    },
  ],
};
