/** The customer takes an exchange back before it is sent: stock and points return at once, without anybody's leave. */
import type { BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { orders, type Order } from '../documents';
import { refundKept, refundOrder } from '../refunding/refund';

/** Doing so again answers the order as it is. Refuses `WRONG_STATE` once it is on its way. */
export async function cancelExchange(house: BooksHouse, memberId: string, orderId: string): Promise<Order> {
  const order = await house.database.get(orders, orderId);
  if (order?.memberId !== memberId || order.kind !== 'exchange') return refuse('NOT_FOUND', { orderId });
  const refundId = idOf('cancel-exchange', orderId);
  if ((await refundKept(house.database, refundId)) === null) {
    const request = { refundId, orderId, amountFen: 0, reason: '顾客取消兑换' };
    await refundOrder(house, request, { onlyIn: 'paid' });
  }
  return (await house.database.get(orders, orderId)) ?? order;
}
