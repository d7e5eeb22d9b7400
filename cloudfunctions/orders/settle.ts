/** Settling an order as a whole: one read batch, one transaction (rules.md §10; docs/distribution.md). */
import { loadSlot, notePaid, soldSlot } from '../advertising/sale';
import type { Slot } from '../advertising/documents';
import type { BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { loadListeners, tellReceived } from './collecting/tell-received';
import { orders, type Order } from './documents';
import { isSent, slotIdOf } from './kinds';
import { unrefunded } from './portions';
import { settlePortion } from './settlement';
import { settling } from './settling';
import { withSettlement } from './with-settlement';
import { moved } from './states';

/** Goods, bill, pack or slot; `order` may be any earlier reading of it. One that is settled already is answered as it is. */
export function settleOrder(house: BooksHouse, order: Order): Promise<Order> {
  const posting = { entryId: `settle:${order._id}`, kind: 'settle' };
  const load = async (reader: Reader) => {
    const [listeners, slot] = await Promise.all([loadListeners(reader, order), loadSlotOf(reader, order)]);
    return { listeners, slot };
  };
  return settling(house, order, { posting, load }, (book, present, terms, { listeners, slot }) => {
    if (present.settlements.length > 0) return present;
    if (present.kind === 'service') refuse('WRONG_STATE', { state: present.state });
    if (isSent(present) && present.state !== 'received') refuse('WRONG_STATE', { state: present.state });
    const state = moved(present.state, 'settle');
    const { storeId } = present;
    const settlement = settlePortion(
      book,
      present,
      { use: 1, round: 0, storeId },
      unrefunded(present),
      terms,
    );
    const settled = withSettlement({ ...present, state, dueAt: null }, settlement);
    book.put(orders, settled);
    if (slot !== null) notePaid(book, soldSlot(slot), present._id, present.paidAt ?? book.context.at);
    tellReceived(book, settled, listeners);
    return settled;
  });
}

/** The slot that the order pays for, which is shown from now on. */
function loadSlotOf(reader: Reader, order: Order): Promise<Slot | null> {
  const slotId = slotIdOf(order);
  return slotId === null ? Promise.resolve(null) : loadSlot(reader, slotId);
}
