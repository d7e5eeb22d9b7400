/** How replies and notices show refunds. */
import type { Refund, Trade } from '../documents';
import { rfc3339 } from '../time';

const RECEIVED = '支付用户零钱';

/** @param trade the order that the refund is of */
export function refundView(refund: Refund, trade: Trade): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: trade.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: RECEIVED,
    ...successTime(refund),
    create_time: rfc3339(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: trade.totalFen,
      refund: refund.refundFen,
      from: [],
      payer_total: trade.totalFen,
      payer_refund: refund.refundFen,
      settlement_refund: refund.refundFen,
      settlement_total: trade.totalFen,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  };
}

export function refundNotice(refund: Refund, trade: Trade): object {
  const parties =
    refund.subMchid === null
      ? { mchid: refund.mchid }
      : { sp_mchid: refund.mchid, sub_mchid: refund.subMchid };
  return {
    ...parties,
    out_trade_no: trade.outTradeNo,
    transaction_id: trade.transactionId,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    refund_status: refund.status,
    ...successTime(refund),
    user_received_account: RECEIVED,
    amount: {
      total: trade.totalFen,
      refund: refund.refundFen,
      payer_total: trade.totalFen,
      payer_refund: refund.refundFen,
    },
  };
}

function successTime({ successAt }: Refund): object {
  return successAt === null ? {} : { success_time: rfc3339(successAt) };
}
