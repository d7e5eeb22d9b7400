/**
 * A merchant that leaves gives its customers their money back for what it has not sent or done, oldest first; the
 * customers need not ask. Each is a refund like any other, with an id of its own.
 */
import type { BooksHouse } from '../../ledger/post';
import { refundOrder } from '../../orders/refunding/refund';
import { returnableOrders } from '../../orders/unfinished';
import { idOf } from '../../platform/ids';
import { refuse, Refusal } from '../../platform/refusal';
import { merchants } from '../documents';

const REASON = '商家退出商城';

/** Begins at most `most` refunds; returns how many. What changed in between is passed over, and stays on the list. */
export async function giveBackOpenOrders(
  house: BooksHouse,
  merchantId: string,
  most: number,
): Promise<number> {
  const [merchant, found] = await Promise.all([
    house.database.get(merchants, merchantId),
    returnableOrders(house.database, merchantId),
  ]);
  if (merchant?.state !== 'leaving') refuse('WRONG_STATE', {}, '申请退出以后才能整批退款');
  let begun = 0;
  for (const { orderId, amountFen } of found.slice(0, most)) {
    const refundId = idOf('departed', orderId);
    try {
      await refundOrder(house, { refundId, orderId, amountFen, reason: REASON }, { onlyIn: 'paid' });
      begun += 1;
    } catch (error) {
      // Used, sent or given back since it was read.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return begun;
}
