/** Goods that went back, as orders count them and refunds name them. */
import { sumOf } from '../arithmetic';
import { differs, type Check } from '../finding';

const returnedPieces: Check = {
  name: 'returned pieces',
  proves: 'what of an order has gone back is what its refunds name, and never more than was ordered',
  *run({ books }) {
    const named = new Map<string, number>();
    for (const { orderId, pieces = [] } of books.all('refunds').values())
      for (const { line, quantity } of pieces) {
        const key = `${orderId}:${line}`;
        named.set(key, (named.get(key) ?? 0) + quantity);
      }
    for (const { _id: id, lines } of books.all('orders').values()) {
      for (const [i, { skuId, quantity, returned = 0 }] of lines.entries()) {
        yield* differs('orders', id, `pieces of ${skuId} back`, returned, named.get(`${id}:${i}`) ?? 0);
        if (returned > quantity)
          yield { collection: 'orders', id, what: `${returned} pieces of ${skuId} came back of ${quantity}` };
        named.delete(`${id}:${i}`);
      }
    }
    const lost = sumOf([...named.values()], (quantity) => quantity);
    if (lost > 0)
      yield { collection: 'refunds', id: [...named.keys()].join(' '), what: 'names lines that no order has' };
  },
};

export const pieceChecks: readonly Check[] = [returnedPieces];
