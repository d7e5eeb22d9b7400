/** What a merchant's orders give up: the pace at which its stock of points is used. */
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { findAll, type Reader } from '../platform/database';
import { orders } from './documents';

/** Allowance of the orders placed since then, those that were closed unpaid left out. */
export async function placedAllowanceFen(reader: Reader, merchantId: string, since: Instant): Promise<Fen> {
  const placed = await findAll(reader, orders, { merchantId, placedAt: { gte: since } });
  return placed.reduce((sum, order) => sum + (order.state === 'closed' ? 0 : order.allowanceFen), 0);
}
