/** An operator withdraws a slot that was paid for: what it was not shown for goes back, in the same transaction. */
import type { Slot } from '../../advertising/documents';
import { givenBackFen } from '../../advertising/give-back';
import { loadSlot, loadSlotAndPlan, noteWithdrawn, soldSlot, type SoldSlot } from '../../advertising/sale';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { Refusal, refuse } from '../../platform/refusal';
import type { Reader } from '../../platform/database';
import { retry } from '../../platform/retry';
import type { Fen } from '../../units/amounts';
import { refundOrder } from '../refunding/refund';

/** A day of it has passed since the amount was counted. */
class CountedOtherwise extends Error {
  override name = 'CountedOtherwise';
}
const READINGS = { attempts: 5, firstDelayMs: 5, longestDelayMs: 100 };

/** Withdrawn already it is answered as it stands; over, or not paid, it refuses `WRONG_STATE`. */
export function withdrawSlot(house: BooksHouse, slotId: string): Promise<Slot> {
  const again = (error: unknown): boolean =>
    error instanceof CountedOtherwise || (error instanceof Refusal && error.code === 'REQUEST_REUSED');
  return retry(READINGS, house.waiting, again, async () => {
    const slot = soldSlot(await loadSlot(house.database, slotId));
    if (slot.sale.state === 'withdrawn') return slot;
    const { orderId, priceFen } = slot.sale;
    const amountFen = givenBackFen(slot, priceFen, house.clock.now());
    if (orderId === null || amountFen === 0) return withdrawFree(house, slot);
    const refundId = idOf('slot-withdrawn', slotId);
    const request = { refundId, orderId, amountFen, reason: '广告位已撤下，未展示的部分退回' };
    await refundOrder(house, request, { beside: (reader) => beside(reader, slot, amountFen) });
    return soldSlot(await loadSlot(house.database, slotId));
  });
}

async function beside(reader: Reader, known: SoldSlot, amountFen: Fen): Promise<(book: Book) => void> {
  const found = await loadSlotAndPlan(reader, known);
  return (book) => void decide(book, found, amountFen);
}

/** Less than a day of it is left: it ends, and nothing goes back. */
function withdrawFree(house: BooksHouse, known: SoldSlot): Promise<Slot> {
  const posting = { entryId: `slot-end:${known._id}`, kind: 'slot-end', cause: known._id, holders: [] };
  return post(
    house,
    posting,
    (reader) => loadSlotAndPlan(reader, known),
    (book, found) => (found.slot.sale.state === 'withdrawn' ? found.slot : decide(book, found, 0)),
  );
}

function decide(book: Book, found: Awaited<ReturnType<typeof loadSlotAndPlan>>, amountFen: Fen): Slot {
  const { slot } = found;
  const { at } = book.context;
  if (slot.sale.state === 'paid' && at >= slot.to)
    refuse('WRONG_STATE', { slotId: slot._id }, '这个广告位已经展示完毕');
  const withdrawn = noteWithdrawn(book, found, amountFen);
  if (givenBackFen(slot, slot.sale.priceFen, at) !== amountFen) throw new CountedOtherwise(slot._id);
  return withdrawn;
}
