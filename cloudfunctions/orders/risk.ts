/** Orders of a merchant's own people: settled without SV, rewards and 30 days (rules.md §6). Latest settled first. */
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { orders, type Order } from './documents';

export type RelatedOrder = Pick<
  Order,
  'memberId' | 'merchantId' | 'storeId' | 'kind' | 'amountFen' | 'state' | 'settledAt'
> & { readonly id: string; readonly receiptNumber: string | null };

export async function relatedOrders(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<RelatedOrder>> {
  const where = { 'settlements.related': true };
  const sort = ['settledAt', 'desc'] as const;
  return pageWith(await pageOf(reader, { from: orders, where, sort, after, limit }), (order) => {
    const {
      _id: id,
      memberId,
      merchantId,
      storeId,
      kind,
      amountFen,
      state,
      settledAt,
      receiptNumber,
    } = order;
    return { id, memberId, merchantId, storeId, kind, amountFen, state, settledAt, receiptNumber };
  });
}
