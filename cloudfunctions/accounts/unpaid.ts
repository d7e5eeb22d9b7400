/** A person and the orders it has not paid yet; read and changed inside the order's transaction. */
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { members, type Member, type UnpaidOrder } from './documents';

export function loadMember(reader: Reader, memberId: string): Promise<Member | null> {
  return reader.get(members, memberId);
}

/** The member, or the refusal `NOT_A_MEMBER` for somebody who never logged in. */
export function joined(member: Member | null): Member {
  return member !== null && member.joinedAt !== null ? member : refuse('NOT_A_MEMBER');
}

/** Notes orders as unpaid, or refuses `TOO_MANY_UNPAID`. */
export function noteUnpaid(book: Book, member: Member, placed: readonly UnpaidOrder[]): void {
  const unpaidOrders = [...member.unpaidOrders, ...placed];
  const { maxUnpaid } = book.context.policy.orders;
  if (unpaidOrders.length > maxUnpaid)
    refuse(
      'TOO_MANY_UNPAID',
      { maxUnpaid },
      `最多同时有 ${maxUnpaid} 笔待付款订单（每个商家一笔），请先付款或分开结算`,
    );
  book.put(members, { ...member, unpaidOrders });
}

/** The orders are paid or closed. */
export function noteNotUnpaid(book: Book, member: Member, orderIds: readonly string[]): void {
  const unpaidOrders = member.unpaidOrders.filter(({ orderId }) => !orderIds.includes(orderId));
  if (unpaidOrders.length < member.unpaidOrders.length) book.put(members, { ...member, unpaidOrders });
}
