/** WeChat's bills against the mall's books, of the merchants' payments and of the cash desk: a row a day, and what differs. */
import { call, type DataOf, type RowOf } from '../services/mall';
import { yuanText } from '../services/amounts';
import { timeText } from '../services/times';
import { DIFFERENCES, MONEY_MOVES } from '../services/words';
import { textOf, type Task } from '../dialogs/task';
import { StateTag } from '../table/cells';
import { whole, type List } from '../table/list';

type Check = DataOf<'billChecks'>[number];
type DeskCheck = DataOf<'deskChecks'>[number];
type Difference = RowOf<'billDifferences'>;

const NOT_KNOWN = '没有这一笔';
const known = (fen: number | null): string => (fen === null ? NOT_KNOWN : yuanText(fen));

export const billDifferences: List<Difference> = {
  title: '账单差异',
  note: '微信账单与商城账本每晚互相核对；差异要逐笔查明，改正后重新核对当天',
  empty: '没有未解决的差异，微信与账本一致',
  id: (row) => row._id,
  load: (after) => call('billDifferences', { after, limit: 100 }),
  columns: [
    { title: '日期', text: (row) => row.day, width: 110 },
    {
      title: '差异',
      text: (row) => DIFFERENCES[row.kind][0],
      cell: (row) => <StateTag words={DIFFERENCES} state={row.kind} />,
      width: 170,
    },
    { title: '款项', text: (row) => MONEY_MOVES[row.what], width: 70 },
    { title: '订单', text: (row) => row.orderId },
    { title: '退款号', text: (row) => row.refundNumber },
    { title: '微信', text: (row) => known(row.wechatFen), isAmount: true, width: 110 },
    { title: '商城', text: (row) => known(row.mallFen), isAmount: true, width: 110 },
    { title: '发现', text: (row) => timeText(row.foundAt), width: 150 },
  ],
  actions: [{ label: '重新核对', task: (row) => checkAgain(billOf(row), row.day) }],
};

export const billChecks: List<Check> = {
  title: '每日对账',
  note: '每天 10 点后取前一天的微信账单；金额为当天合计',
  empty: '还没有对过账，第一天结束后的上午 10 点开始',
  id: (row) => row._id,
  load: () => whole(call('billChecks', { limit: 100 })),
  columns: [
    { title: '日期', text: (row) => row._id, width: 110 },
    { title: '微信收款', text: (row) => yuanText(row.wechat.paymentsFen), isAmount: true },
    { title: '商城收款', text: (row) => yuanText(row.mall.paymentsFen), isAmount: true },
    { title: '微信退款', text: (row) => yuanText(row.wechat.refundsFen), isAmount: true },
    { title: '商城退款', text: (row) => yuanText(row.mall.refundsFen), isAmount: true },
    { title: '笔数', text: (row) => String(row.mall.payments + row.mall.refunds), isAmount: true, width: 80 },
    { title: '差异', text: (row) => `${row.differences} 笔`, isAmount: true, width: 80 },
    { title: '核对时间', text: (row) => timeText(row.checkedAt), width: 150 },
  ],
  creations: [{ label: '核对一天', task: () => checkAgain('checkBill', '') }],
  actions: [{ label: '重新核对', task: (row) => checkAgain('checkBill', row._id) }],
};

export const deskChecks: List<DeskCheck> = {
  title: '资金对账',
  note: '求购资金转入、提现与取出，每天 10 点后与资金商户号的账单核对；手续费与充值是平台自己的钱',
  empty: '资金商户号还没有动过钱，第一笔之后的次日上午 10 点开始核对',
  id: (row) => row._id,
  load: () => whole(call('deskChecks', { limit: 100 })),
  columns: [
    { title: '日期', text: (row) => row._id, width: 110 },
    { title: '微信转入', text: (row) => yuanText(row.wechat.payInsFen), isAmount: true },
    { title: '商城转入', text: (row) => yuanText(row.mall.payInsFen), isAmount: true },
    { title: '微信转出', text: (row) => yuanText(row.wechat.outFen), isAmount: true },
    { title: '商城转出', text: (row) => yuanText(row.mall.outFen), isAmount: true },
    { title: '微信退回', text: (row) => yuanText(row.wechat.backFen), isAmount: true },
    { title: '商城退回', text: (row) => yuanText(row.mall.backFen), isAmount: true },
    { title: '手续费', text: (row) => yuanText(row.feesFen), isAmount: true, width: 90 },
    { title: '差异', text: (row) => `${row.differences} 笔`, isAmount: true, width: 80 },
    { title: '核对时间', text: (row) => timeText(row.checkedAt), width: 150 },
  ],
  creations: [{ label: '核对一天', task: () => checkAgain('checkDesk', '') }],
  actions: [{ label: '重新核对', task: (row) => checkAgain('checkDesk', row._id) }],
};

type Bill = 'checkBill' | 'checkDesk';

/** Which of the two bills a difference stands in. */
function billOf({ what }: Pick<Difference, 'what'>): Bill {
  return what === 'payment' || what === 'refund' ? 'checkBill' : 'checkDesk';
}

function checkAgain(bill: Bill, day: string): Task {
  return {
    title: day === '' ? '核对一天' : `重新核对 ${day}`,
    note: '重新取微信账单与账本比对；已经一致的差异自动消除。',
    fields: [{ key: 'day', label: '日期', kind: 'day', isFixed: day !== '' }],
    first: { day },
    changes: () => [],
    label: '开始核对',
    run: (values, requestId) => call(bill, { day: textOf(values, 'day') }, requestId),
    done: '已核对，结果在列表里',
  };
}
