/** Advertising slots that were sold: what was paid for which, that nobody earned by it, and what went back. */
import type { Slot } from '../../../cloudfunctions/advertising/documents';
import type { Order } from '../../../cloudfunctions/orders/documents';
import { sumOf } from '../arithmetic';
import { differs, type Check, type Finding } from '../finding';

const DAY_MS = 86_400_000;
const SKU = 'slot:';

type SoldSlot = Pick<Slot, '_id' | 'from' | 'to' | 'sale'>;

const paid: Check = {
  name: 'advertising slots',
  proves:
    'each slot that was paid has one order at its price, whoever paid before it began; nobody earned by it',
  *run({ books }) {
    const slots = books.all('slots');
    const payers = new Map<string, string[]>();
    for (const order of books.all('orders').values()) {
      if (order.kind !== 'slot') continue;
      const slotId = order.lines[0]?.skuId.slice(SKU.length) ?? '';
      if (order.settlements.length > 0) payers.set(slotId, [...(payers.get(slotId) ?? []), order._id]);
      yield* ordered(order, slots.get(slotId));
    }
    for (const { _id: id, sale } of slots.values()) {
      if (sale === undefined) continue;
      const isPaid = sale.state === 'paid' || sale.state === 'withdrawn';
      const expected = isPaid ? (sale.orderId ?? 'an order') : 'nothing';
      yield* differs('slots', id, 'paid by', (payers.get(id) ?? []).join(', ') || 'nothing', expected);
    }
  },
};

function* ordered(order: Order, slot: SoldSlot | undefined): Generator<Finding> {
  const { _id: id, amountFen, allowanceFen, deducted, merchantId } = order;
  yield* differs('orders', id, 'seller of a slot', merchantId, 'platform');
  yield* differs('orders', id, 'price of its slot', amountFen, slot?.sale?.priceFen ?? 'no slot for sale');
  yield* differs('orders', id, 'allowance of a slot', allowanceFen, 0);
  yield* differs('orders', id, 'points deducted for a slot', deducted, 0);
}

const givenBack: Check = {
  name: 'advertising slots withdrawn',
  proves: 'of a slot withdrawn before it began all went back, afterwards the part of the whole days left',
  *run({ books }) {
    const refunded = new Map<string, number>();
    for (const { orderId, amountFen } of books.all('refunds').values())
      refunded.set(orderId, (refunded.get(orderId) ?? 0) + amountFen);
    for (const slot of books.all('slots').values()) {
      const { _id: id, sale } = slot;
      if (sale === undefined) continue;
      const due = sale.state === 'withdrawn' ? dueBack(slot, sale.endedAt ?? slot.to) : 0;
      yield* differs('slots', id, 'fen due back', sale.refundedFen, due);
      yield* differs('slots', id, 'fen given back', refunded.get(sale.orderId ?? '') ?? 0, due);
      const order = books.all('orders').get(sale.orderId ?? '');
      const reversed = sumOf(order?.settlements ?? [], ({ refundedFen }) => refundedFen);
      yield* differs('slots', id, 'fen taken back of its order', reversed, due);
    }
  },
};

function dueBack({ from, to, sale }: SoldSlot, at: number): number {
  const priceFen = sale?.priceFen ?? 0;
  if (at < from) return priceFen;
  const leftMs = Math.floor(Math.max(0, to - at) / DAY_MS) * DAY_MS;
  return Number((BigInt(priceFen) * BigInt(leftMs)) / BigInt(to - from));
}

export const slotChecks: readonly Check[] = [paid, givenBack];
