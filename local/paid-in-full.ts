/** The news that WeChat has received just what was placed, for programs in which no money moves. */
import type { Order, Payment } from '../cloudfunctions/orders/documents';
import type { ReceivedPayment } from '../cloudfunctions/orders/paying/receive-payment';

export function paidInFull(
  { payment, orders }: { readonly payment: Payment; readonly orders: readonly Order[] },
  prefix = 'wx',
): ReceivedPayment {
  return {
    paymentId: payment._id,
    payerId: payment.memberId,
    paidAt: payment.createdAt,
    parts: orders.map((order) => ({
      orderId: order._id,
      transactionId: `${prefix}-${order._id}`,
      subMchid: order.subMchid,
      amountFen: order.amountFen + order.freightFen,
    })),
  };
}
