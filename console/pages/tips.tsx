/** 打赏复核: every tip is looked at, because nothing but its receipt says that there was a bill. */
import { call, type RowOf } from '../services/mall';
import { pointText, svText, yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import type { Words } from '../services/words';
import { REASON, textOf } from '../dialogs/task';
import { Facts } from '../shell/facts';
import { StateTag } from '../table/cells';
import type { List } from '../table/list';

type Row = RowOf<'tips'>;

const STATES: Words<Row['state']> = {
  offered: ['等顾客确认', 'default'],
  confirmed: ['已到账', 'success'],
  declined: ['顾客未接受', 'default'],
  lapsed: ['超时未确认', 'default'],
  withdrawn: ['店员已撤回', 'default'],
  reversed: ['已撤销', 'danger'],
};

export const tips: List<Row> = {
  title: '打赏复核',
  note: '每一笔都核对小票；不实的撤销，共享值与积分按原路退回',
  empty: '没有需要复核的打赏',
  id: (row) => row.id,
  load: (after, { review }) => call('tips', { review: review as 'waiting' | 'done', after, limit: 50 }),
  filters: [
    {
      key: 'review',
      label: '复核',
      options: [
        { value: 'waiting', label: '待复核' },
        { value: 'done', label: '已复核' },
      ],
    },
  ],
  columns: [
    { title: '门店', text: (row) => row.storeName },
    { title: '小票号', text: (row) => row.receiptNumber, width: 140 },
    { title: '账单金额', text: (row) => yuanText(row.amountFen), isAmount: true, width: 110 },
    { title: '顾客所得共享值', text: (row) => svText(row.earnedSvUnits), isAmount: true, width: 130 },
    { title: '商家付出积分', text: (row) => pointText(row.pointUnits), isAmount: true, width: 120 },
    { title: '时间', text: (row) => timeText(row.offeredAt), width: 150 },
    {
      title: '状态',
      text: (row) => STATES[row.state][0],
      cell: (row) => <StateTag words={STATES} state={row.state} />,
      width: 110,
    },
  ],
  detail: (row) => (
    <Facts
      facts={[
        ['商家', row.merchantName],
        ['门店', row.storeName],
        ['店员', row.staffId],
        ['顾客', row.memberId],
        ['小票号', row.receiptNumber],
        ['商家所得共享值', svText(row.merchantSvUnits)],
        ['撤销原因', row.reversed?.reason ?? ''],
      ]}
    />
  ),
  actions: [
    {
      label: '属实',
      isFor: (row) => row.review === 'waiting',
      task: (row) => ({
        title: `小票 ${row.receiptNumber} 属实`,
        changes: () => [{ what: '复核', before: '待复核', after: '属实' }],
        label: '确认属实',
        run: (_values, requestId) => call('passTip', { tipId: row.id }, requestId),
        done: '已复核',
      }),
    },
    {
      label: '撤销',
      isFor: (row) => row.state === 'confirmed',
      task: (row) => ({
        title: `撤销小票 ${row.receiptNumber} 的打赏`,
        note: '每一笔分录都会有一笔相反的分录；已经转化的部分记为欠账，从以后的所得里先还。',
        fields: [REASON],
        changes: () => [
          { what: '顾客共享值', before: svText(row.earnedSvUnits), after: '0.00' },
          { what: '商家退回积分', before: '0.00', after: pointText(row.pointUnits) },
        ],
        label: '确认撤销',
        isGrave: true,
        run: (values, requestId) =>
          call('reverseTip', { tipId: row.id, reason: textOf(values, 'reason') }, requestId),
        done: '已撤销，双方都能看到原因',
      }),
    },
  ],
};
