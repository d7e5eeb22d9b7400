/**
 * A session card is given back without anybody's leave: whole within seven days before its first use,
 * later its unused uses pro rata, as its terms say (rules.md §13). What is no card goes through after-sale.
 */
import type { BooksHouse } from '../ledger/post';
import type { Refund } from '../orders/documents';
import { ownService } from '../orders/list';
import { unusedFen } from '../orders/portions';
import { refundKept, refundOrder } from '../orders/refunding/refund';
import { idOf } from '../platform/ids';
import { refuse, Refusal } from '../platform/refusal';

export interface GiveBack {
  readonly memberId: string;
  readonly orderId: string;
  /** What the page said would come back; another amount means that something changed meanwhile. */
  readonly amountFen: number;
}

/** The refund, begun; the same card again answers the same one. */
export async function giveBack(
  house: BooksHouse,
  { memberId, orderId, amountFen }: GiveBack,
): Promise<Refund> {
  const order = await ownService(house.database, memberId, orderId);
  const refundId = idOf('give-back', orderId);
  const before = await refundKept(house.database, refundId);
  if (before !== null) return before;
  if ((order.service?.terms ?? null) === null) refuse('WRONG_STATE', {}, '这张券请在订单里申请售后');
  if (order.state !== 'paid') refuse('WRONG_STATE', { state: order.state }, '这张卡已经用完或退款');
  if (amountFen !== unusedFen(order)) refuse('WRONG_STATE', {}, '这张卡刚刚有变化，请刷新后再试');
  try {
    return await refundOrder(house, { refundId, orderId, amountFen, reason: '顾客退卡' });
  } catch (error) {
    // Somebody used it, or gave it back, between our reading and the refund.
    if (!(error instanceof Refusal) || error.code !== 'REFUND_TOO_LARGE') throw error;
    return (
      (await refundKept(house.database, refundId)) ??
      refuse('WRONG_STATE', {}, '这张卡刚刚有变化，请刷新后再试')
    );
  }
}
