/** What of a merchant's orders is not over: what it has to do for customers before it can leave (rules.md §12). */
import { QUERY_LIMIT, type Reader } from '../platform/database';
import type { Fen } from '../units/amounts';
import { orders, refunds, type Order } from './documents';
import { refundableOf } from './refunding/refundable';
import type { OrderState, RefundState } from './states';

const OPEN_STATES = ['created', 'paid', 'shipped', 'received'] as const satisfies readonly OrderState[];
const UNDERWAY = ['waiting', 'processing', 'abnormal'] as const satisfies readonly RefundState[];

export interface Unfinished {
  readonly orders: number;
  /** Services and session cards with uses left. */
  readonly vouchers: number;
  readonly afterSale: number;
  readonly refunds: number;
}

/** Counted up to `most`. One round trip. */
export async function unfinishedOrders(
  reader: Reader,
  merchantId: string,
  most: number,
): Promise<Unfinished> {
  const [open, asked, underway] = await Promise.all([
    reader.find(orders, { where: { merchantId, state: { in: OPEN_STATES } }, limit: most }),
    reader.find(orders, { where: { merchantId, 'afterSale.state': 'requested' }, limit: most }),
    reader.find(refunds, { where: { merchantId, state: { in: UNDERWAY } }, limit: most }),
  ]);
  const vouchers = open.filter(isVoucher).length;
  return { orders: open.length - vouchers, vouchers, afterSale: asked.length, refunds: underway.length };
}

const isVoucher = ({ kind, state }: Order): boolean => kind === 'service' && state === 'paid';

/** An order that its merchant can give back on its own. */
export interface Returnable {
  readonly orderId: string;
  /** Of what was ordered; freight that nothing was sent for comes on top. */
  readonly amountFen: Fen;
  readonly freightFen: Fen;
}

/** Oldest first, at most 1000. */
export async function returnableOrders(reader: Reader, merchantId: string): Promise<Returnable[]> {
  const where = { merchantId, state: 'paid' };
  const found = await reader.find(orders, { where, orderBy: [['placedAt', 'asc']], limit: QUERY_LIMIT });
  return found.filter(isReturnable).map((order) => {
    const { mostFen: amountFen, freightFen } = refundableOf(order);
    return { orderId: order._id, amountFen, freightFen };
  });
}

/** Appointments, visits and what the customer asked for itself are answered where they stand. */
function isReturnable({ heldBy = [], handover, afterSale }: Order): boolean {
  return heldBy.length === 0 && handover?.kind !== 'home' && afterSale?.state !== 'requested';
}
