/** An order ends unfilled: what still backs it goes back to where it came from. */
import { addDays } from '../units/days';
import { readState } from '../ledger/read-holders';
import type { HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { marketOrders, type MarketOrder } from './documents';
import { loadCash, Till } from './till';

/** The owner's wish, also while trading is halted. Again it changes nothing; what is filled stays filled. */
export function cancelOrder(house: BooksHouse, holder: HolderId, orderId: string): Promise<MarketOrder> {
  return ending(house, 'cancel', holder, orderId, (book, till, order) => {
    if (order.state === 'cancelled') return order;
    if (order.state !== 'open') return refuse('WRONG_STATE', {}, '这笔挂单已经结束，无法撤销');
    return ended(book, till, order, 'cancelled', null);
  });
}

/** Orders of days that have closed, at most `limit`; the timer's work. */
export async function expireOrders(house: BooksHouse, limit: number): Promise<number> {
  const openDay = addDays((await readState(house)).day, 1);
  const due = await house.database.find(marketOrders, {
    where: { state: 'open', day: { lt: openDay } },
    limit,
  });
  for (const { _id, holder } of due)
    await ending(house, 'expire', holder, _id, (book, till, order) =>
      order.state === 'open' && order.day < book.context.openDay
        ? ended(book, till, order, 'expired', 'close')
        : order,
    );
  return due.length;
}

function ending(
  house: BooksHouse,
  what: 'cancel' | 'expire',
  holder: HolderId,
  orderId: string,
  end: (book: Book, till: Till, order: MarketOrder) => MarketOrder,
): Promise<MarketOrder> {
  return post(
    house,
    { entryId: `${what}:${orderId}`, kind: `${what}-order`, cause: orderId, holders: [holder] },
    async (reader) => {
      const [order, cash] = await Promise.all([
        reader.get(marketOrders, orderId),
        loadCash(reader, [holder]),
      ]);
      return { order, cash };
    },
    (book, { order, cash }) => {
      if (order?.holder !== holder) return refuse('NOT_FOUND', { orderId }, '没有找到这笔挂单');
      const till = new Till(book, cash);
      const after = end(book, till, order);
      till.close();
      return after;
    },
  );
}

/** Gives back points or cash, and writes the order. */
export function ended(
  book: Book,
  till: Till,
  found: MarketOrder,
  state: 'cancelled' | 'expired',
  endedBecause: MarketOrder['endedBecause'],
): MarketOrder {
  const order = found.side === 'sell' ? withoutTaken(book, found) : found;
  const { holder, left, frozenFen } = order;
  if (order.side === 'sell')
    book.movePoints({ holder, place: 'inOrders' }, { holder, place: 'custodial' }, left, 'sell.back');
  else till.unfreeze(holder, frozenFen);
  const after: MarketOrder = { ...order, state, endedBecause, frozenFen: 0 };
  book.put(marketOrders, after);
  return after;
}

/** A refund may have taken points out of this seller's orders: this one gives as many of them as it has. */
function withoutTaken(book: Book, order: MarketOrder): MarketOrder {
  const holder = book.holder(order.holder);
  const taken = Math.min(order.left, holder.takenFromOrders);
  if (taken === 0) return order;
  book.touch(order.holder).takenFromOrders -= taken;
  return { ...order, left: order.left - taken };
}
