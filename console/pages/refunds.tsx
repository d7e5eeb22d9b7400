/** Refunds that WeChat Pay has not carried out, those that failed most first. The timer asks again by itself. */
import { call, type RowOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import { REFUND_STATES } from '../services/words';
import { Facts } from '../shell/facts';
import { Named, StateTag } from '../table/cells';
import type { List } from '../table/list';

type Row = RowOf<'openRefunds'>;

export const refunds: List<Row> = {
  title: '在途退款',
  note: '微信还没有退完的款项。系统会自动再试；异常的要到微信支付商户平台人工处理',
  empty: '没有在途的退款，都已到账',
  id: (row) => row._id,
  load: (after) => call('openRefunds', { after, limit: 100 }),
  columns: [
    { title: '退款单', text: (row) => row._id },
    { title: '订单', text: (row) => row.orderId },
    {
      title: '商家',
      text: (row) => row.merchantName,
      cell: (row) => <Named name={row.merchantName} id={row.merchantId} />,
      width: 130,
    },
    { title: '退款金额', text: (row) => yuanText(row.amountFen), isAmount: true, width: 110 },
    { title: '订单实付', text: (row) => yuanText(row.paidFen), isAmount: true, width: 110 },
    { title: '同意时间', text: (row) => timeText(row.createdAt), width: 150 },
    { title: '已试', text: (row) => `${row.tries} 次`, isAmount: true, width: 70 },
    {
      title: '状态',
      text: (row) => REFUND_STATES[row.state][0],
      cell: (row) => <StateTag words={REFUND_STATES} state={row.state} />,
      width: 160,
    },
  ],
  detail: (row) => (
    <Facts
      facts={[
        ['退款单', row._id],
        ['订单', row.orderId],
        ['商家', `${row.merchantName}（${row.merchantId}）`],
        ['付款单', row.paymentId],
        ['原因', row.reason],
        ['金额', yuanText(row.amountFen)],
        ['微信支付商户号', row.subMchid ?? ''],
        ['下次再试', timeOrDash(row.dueAt)],
        ['上次失败', row.failure ?? ''],
      ]}
    />
  ),
};
