/** A manager takes a redemption back within ten minutes; the use can be redeemed again (rules.md §10). */
import type { BooksHouse } from '../ledger/post';
import { orderOfMerchant } from '../orders/list';
import { settling } from '../orders/settling';
import { undoOnBook } from '../orders/uses';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { redemptions, type Redemption } from './documents';
import { receiptOf, type RedemptionReceipt } from './receipt';

export interface UndoRedemption {
  readonly merchantId: string;
  readonly storeId: string;
  readonly redemptionId: string;
  readonly byId: string;
  readonly reason: string;
}

/** One that is undone already is answered as it is. */
export async function undoRedemption(house: BooksHouse, request: UndoRedemption): Promise<RedemptionReceipt> {
  const { redemptionId: id, merchantId, storeId, byId, reason } = request;
  const found = await house.database.get(redemptions, id);
  if (found?.merchantId !== merchantId || found.storeId !== storeId)
    return refuse('NOT_FOUND', { redemptionId: id }, '本门店没有这次核销');
  const order = await orderOfMerchant(house, found.orderId, merchantId);
  const beside = {
    posting: { entryId: `undo:${id}`, kind: 'undo' },
    load: (reader: Reader) => reader.get(redemptions, id),
  };
  const undone = await settling(house, order, beside, (book, present, terms, loaded) => {
    const redemption = loaded ?? refuse('NOT_FOUND', { redemptionId: id });
    if (redemption.undone !== null) return { order: present, redemption };
    demandStanding(present.settlements, redemption);
    const next = undoOnBook(book, present, redemption.use, terms);
    const changed: Redemption = { ...redemption, undone: { at: book.context.at, byId, reason } };
    book.put(redemptions, changed);
    return { order: next, redemption: changed };
  });
  return receiptOf(house, undone.order, undone.redemption);
}

/** The use may have been refunded, and then stand for another round. */
function demandStanding(
  settlements: readonly { readonly use: number; readonly round: number }[],
  { use, round }: Redemption,
): void {
  if (!settlements.some((one) => one.use === use && one.round === round)) refuse('WRONG_STATE', { use });
}
