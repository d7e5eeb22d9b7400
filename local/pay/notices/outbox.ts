/** Puts notices into the outbox, in the same transaction as what they tell of. */
import type { Office } from '../context';
import type { Notice, Payment, Refund, Trade, Transfer } from '../documents';
import { noticeId } from '../ids';
import { combinedView, transactionView } from '../orders/views';
import { refundNotice } from '../refunds/views';
import { transferNotice } from '../transfers/views';

type News = Pick<Notice, 'mchid' | 'url' | 'eventType' | 'originalType' | 'summary' | 'resource'>;

const REFUND_SUMMARY = {
  SUCCESS: '退款成功',
  ABNORMAL: '退款异常',
  CLOSED: '退款关闭',
  PROCESSING: '退款处理中',
};

export function announcePayment(
  office: Office,
  payment: Payment,
  trades: readonly Trade[],
  now: number,
): void {
  const [first] = trades;
  if (first === undefined) throw new Error(`Payment ${payment.outNo} has no order`);
  const resource =
    payment.mode === 'combine' ? combinedView(payment, trades) : transactionView(payment, first);
  enqueue(office, now, {
    mchid: payment.mchid,
    url: payment.notifyUrl,
    eventType: 'TRANSACTION.SUCCESS',
    originalType: 'transaction',
    summary: '支付成功',
    resource,
  });
}

export function announceRefund(office: Office, refund: Refund, trade: Trade, now: number): void {
  if (refund.notifyUrl === null) return;
  enqueue(office, now, {
    mchid: refund.mchid,
    url: refund.notifyUrl,
    eventType: `REFUND.${refund.status}`,
    originalType: 'refund',
    summary: REFUND_SUMMARY[refund.status],
    resource: refundNotice(refund, trade),
  });
}

export function announceTransfer(office: Office, transfer: Transfer, now: number): void {
  if (transfer.notifyUrl === null) return;
  enqueue(office, now, {
    mchid: transfer.mchid,
    url: transfer.notifyUrl,
    eventType: 'MCHTRANSFER.BILL.FINISHED',
    originalType: 'mch_payment',
    summary: '商家转账单据终态通知',
    resource: transferNotice(transfer),
  });
}

function enqueue({ state, switches }: Office, now: number, news: News): void {
  const lateMs = switches.take('notice-late', news.eventType)?.delayMs ?? 0;
  state.notices.put({
    ...news,
    id: noticeId(),
    createdAt: now,
    nextAt: now + lateMs,
    isHeld: switches.take('notice-out-of-order', news.eventType) !== undefined,
    tries: [],
    isDelivered: false,
  });
}
