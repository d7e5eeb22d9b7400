/** Redeeming and undoing uses without the codes and people of a store, for tests that are about the books. */
import type { Order } from '../../cloudfunctions/orders/documents';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { settling } from '../../cloudfunctions/orders/settling';
import { redeemOnBook, roundOf, undoOnBook } from '../../cloudfunctions/orders/uses';

const load = () => Promise.resolve(null);

/** A use that stands already is answered as it is. */
export function redeemUse(house: BooksHouse, order: Order, use: number): Promise<Order> {
  const posting = { entryId: `redeem:${order._id}:${use}`, kind: 'redeem' };
  return settling(house, order, { posting, load }, (book, present, terms) => {
    if (present.settlements.some((one) => one.use === use && !one.reversed)) return present;
    book.entryId = `${book.entryId}:${roundOf(present, use)}`;
    return redeemOnBook(book, present, { use, storeId: null }, terms);
  });
}

export function undoRedeem(house: BooksHouse, order: Order, use: number): Promise<Order> {
  const posting = { entryId: `undo:${order._id}:${use}`, kind: 'undo' };
  return settling(house, order, { posting, load }, (book, present, terms) => {
    if (present.settlements.some((one) => one.use === use && one.reversed)) return present;
    book.entryId = `${book.entryId}:${roundOf(present, use) - 1}`;
    return undoOnBook(book, present, use, terms);
  });
}
