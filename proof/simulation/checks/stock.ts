/** What lies on the shelf: everything that was sold was taken off it once, and what came back was put back once. */
import { skus } from '../../../cloudfunctions/catalog/documents';
import { isHandedOver } from '../../../cloudfunctions/orders/kinds';
import { orders, refunds, type Order, type Refund } from '../../../cloudfunctions/orders/documents';
import { isGivenBack, unusedUses } from '../../../cloudfunctions/orders/refunding/refundable';
import { findAll, type Reader } from '../../../cloudfunctions/platform/database';

/** As people last counted each themselves; what is missing has been listed and never counted again. */
export async function stockOnce(database: Reader, listed: ReadonlyMap<string, number>): Promise<string[]> {
  const [all, shelf, sent] = await Promise.all([
    findAll(database, orders, {}),
    findAll(database, skus, {}),
    findAll(database, refunds, {}),
  ]);
  const taken = new Map<string, number>();
  for (const order of all.filter((one) => takesStock(one) && !isBack(one)))
    for (const [i, { skuId, quantity }] of order.lines.entries())
      taken.set(skuId, (taken.get(skuId) ?? 0) + quantity - piecesBack(order, i, sent));
  return shelf.flatMap(({ _id, stock, sold }) => {
    const of = taken.get(_id) ?? 0;
    const before = listed.get(_id);
    return [
      ...(sold === of ? [] : [`${_id} counts ${sold} sold, its orders took ${of}`]),
      ...(before === undefined || stock + sold === before
        ? []
        : [`${_id} had ${before}, now ${stock} are there and ${sold} sold`]),
    ];
  });
}

const takesStock = ({ kind }: Order): boolean => kind !== 'store' && kind !== 'pack';

/** Closed, or given back before anything was sent or used. */
function isBack(order: Order): boolean {
  const { state, uses, settlements, refundedUnsettledFen, amountFen } = order;
  if (state === 'closed') return true;
  if (uses > 1) return isGivenBack(order) && unusedUses(order).length === uses;
  const isUnearned = settlements.every(({ reversed }) => reversed);
  return state === 'refunded' && isUnearned && !isHandedOver(order) && refundedUnsettledFen === amountFen;
}

/** Of a line: what went back before anything was sent, fetched or settled. */
function piecesBack(order: Order, line: number, sent: readonly Refund[]): number {
  const { shippedAt, receivedAt, settlements } = order;
  const until = Math.min(...[shippedAt, receivedAt, settlements[0]?.at].map((at) => at ?? Infinity));
  return sent
    .filter(({ orderId, createdAt }) => orderId === order._id && createdAt < until)
    .flatMap(({ pieces = [] }) => pieces)
    .reduce((sum, piece) => (piece.line === line ? sum + piece.quantity : sum), 0);
}
