/** WeChat Pay's bill of a day (交易账单): every payment and refund of every sub-merchant. */
import type { Day } from '../../units/days';
import { parseUnits } from '../../units/decimals';
import { fetchBillFile, readTable } from './bill-file';
import type { WechatPayClient } from './client';
import { WechatPayFailure } from './failure';
import type { BillLine } from './wechat-pay';

export function fetchBill(client: WechatPayClient, day: Day): Promise<readonly BillLine[] | null> {
  return fetchBillFile(client, '/v3/bill/tradebill', { bill_date: day, bill_type: 'ALL' }, readBill);
}

const COLUMNS = {
  orderId: '商户订单号',
  subMchid: '特约商户号',
  state: '交易状态',
  paid: '订单金额',
  refundNumber: '商户退款单号',
  refunded: '申请退款金额',
} as const;

/** One line a payment or refund. */
export function readBill(text: string): BillLine[] {
  return readTable(text, COLUMNS, '总交易单数').map(lineOf);
}

function lineOf(row: Readonly<Record<keyof typeof COLUMNS, string>>): BillLine {
  const { orderId, subMchid } = row;
  const kind = row.state === 'REFUND' ? 'refund' : 'payment';
  const amountFen = parseUnits(kind === 'refund' ? row.refunded : row.paid, 2);
  if (amountFen === null)
    throw new WechatPayFailure('NOT_FROM_WECHAT', `a bill with the line ${JSON.stringify(row)}`);
  return { kind, orderId, subMchid, amountFen, refundNumber: kind === 'refund' ? row.refundNumber : '' };
}
