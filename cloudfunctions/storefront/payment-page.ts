/** 支付结果: the payment as the mall knows it, and what its orders bring. */
import { memberHolder } from '../ledger/accounts';
import { readHolders } from '../ledger/read-holders';
import type { CashHouse } from '../orders/cash-house';
import { earnedOf, type Earned } from '../orders/earned';
import { ordersOfPayment } from '../orders/list';
import { checkPayment } from '../orders/paying/confirm-payment';
import type { Handover } from '../orders/documents';
import { paymentView, type CustomerOrder, type PaymentView } from '../orders/views';

export interface PaymentPage extends PaymentView {
  readonly orders: readonly PaidOrder[];
  /** Whether what is pending would come as things stand: only members who are active earn. */
  readonly isActive: boolean;
}

export interface PaidOrder extends Pick<CustomerOrder, '_id' | 'kind' | 'paidAt' | 'pointPart'> {
  readonly way: Handover['kind'] | null;
  readonly earned: Earned;
}

/** Two round trips, and more with WeChat's where it has to be asked. */
export async function paymentPage(
  house: CashHouse,
  memberId: string,
  paymentId: string,
): Promise<PaymentPage> {
  const payment = await checkPayment(house, memberId, paymentId);
  const holder = memberHolder(memberId);
  const [found, { holders }] = await Promise.all([
    ordersOfPayment(house.database, payment),
    readHolders(house, [holder]),
  ]);
  const now = house.clock.now();
  const orders = found.map(async (order) => ({
    _id: order._id,
    kind: order.kind,
    paidAt: order.paidAt,
    ...(order.pointPart !== undefined && { pointPart: order.pointPart }),
    way: order.handover?.kind ?? null,
    earned: earnedOf(order, await house.memory.policy(order.policyVersion), now),
  }));
  return {
    ...paymentView(payment),
    orders: await Promise.all(orders),
    isActive: holders.get(holder)?.active ?? false,
  };
}
