/** Orders as operators look for them: by one thing that is known of them, the latest first (rules.md §14). */
import { maskedPhone } from '../accounts/mask';
import { maskedName } from '../accounts/customer-name';
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { addDays, startOfDay, type Day } from '../units/days';
import { orders, type Handover, type Order, type OrderKind } from './documents';
import type { OrderState } from './states';
import { operatorView, type OperatorOrder } from './views';

/** All of them together; null leaves it open. */
export interface OrderSearch {
  readonly orderId: string | null;
  readonly memberId: string | null;
  readonly merchantId: string | null;
  readonly state: OrderState | null;
  readonly kind: OrderKind | null;
  /** On which it was placed. */
  readonly day: Day | null;
}

/** Person, merchant and state have an index by time; a kind or a day is looked for along the time of all. */
export async function searchOrders(
  reader: Reader,
  { orderId, day, ...fields }: OrderSearch,
  after: Cursor | null,
  limit: number,
): Promise<Page<OperatorOrder>> {
  const asked = Object.entries({ ...fields, _id: orderId });
  const where = Object.fromEntries(
    asked.flatMap(([field, value]) => (value === null ? [] : [[field, value]])),
  );
  // An id has one row at most: there is nothing behind it.
  if (orderId !== null && after !== null) return { rows: [], next: null };
  const placedAt =
    day === null ? {} : { placedAt: { gte: startOfDay(day), lt: startOfDay(addDays(day, 1)) } };
  const list = {
    from: orders,
    where: { ...where, ...placedAt },
    sort: ['placedAt', 'desc'],
    after,
    limit,
  } as const;
  return pageWith(await pageOf(reader, list), (order) => operatorView(masked(order)));
}

/** Where it goes is the affair of those who send it: operators see which city, and enough to recognise somebody. */
function masked(order: Order): Order {
  return order.handover === null ? order : { ...order, handover: maskedHandover(order.handover) };
}

function maskedHandover(handover: Handover): Handover {
  if (handover.kind === 'pickup') return handover;
  const { address } = handover;
  const hidden = { name: maskedName(address.name), phone: maskedPhone(address.phone), detail: '***' };
  return { ...handover, address: { ...address, ...hidden } };
}
