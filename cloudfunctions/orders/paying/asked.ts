/** A payment as WeChat Pay knows it. */
import type { AskedPayment } from '../../platform/wechat-pay/wechat-pay';
import { refuse } from '../../platform/refusal';
import type { Order, Payment } from '../documents';
import { cashOf, isPaidInPoints } from './paid-order';

/** Refuses `MERCHANT_NOT_OPEN` when a merchant has no number at WeChat Pay yet. */
export function askedOf(payment: Payment, ordered: ReadonlyMap<string, Order>): AskedPayment {
  const parts = payment.orderIds.flatMap((orderId) => {
    const order = ordered.get(orderId) ?? refuse('NOT_FOUND', { orderId });
    if (isPaidInPoints(order)) return [];
    const { merchantId } = order;
    const subMchid = order.subMchid ?? refuse('MERCHANT_NOT_OPEN', { merchantId });
    return [{ orderId, subMchid, amountFen: cashOf(order) }];
  });
  return { paymentId: payment._id, parts };
}
