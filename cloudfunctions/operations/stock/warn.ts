/** Merchants whose points will not last are told before they run dry; the timer looks every hour. */
import { dayOf } from '../../units/days';
import { post, type BooksHouse } from '../../ledger/post';
import { isToTell } from '../../stores/stock/outlook';
import { openMerchants } from '../../stores/merchants';
import type { Merchant } from '../../stores/documents';
import { stockWarnings, type StockWarning } from '../documents';
import { pointsStockOf, type PointsStock } from './points-stock';

/** Looks at every open merchant; answers how many were told. */
export async function warnOfStock(house: BooksHouse): Promise<number> {
  let told = 0;
  for (const merchant of await openMerchants(house.database))
    if (await warn(house, merchant, await pointsStockOf(house, merchant._id))) told += 1;
  return told;
}

/** Writes down what the owner is told; the same day's second look tells nothing more. */
function warn(house: BooksHouse, merchant: Merchant, stock: PointsStock): Promise<boolean> {
  const { _id: merchantId, ownerId } = merchant;
  const posting = { entryId: `stock:${merchantId}`, kind: 'stock-warning', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(stockWarnings, merchantId),
    (book, known) => {
      const today = dayOf(book.context.at);
      const { level, missingUnits, lastsDays } = stock;
      const tells = isToTell(level, known, today);
      // One that is well again is told of anew the next time.
      const isWell = level === 'fine' && known !== null && known.level !== 'fine';
      if (!tells && !isWell) return false;
      const next: StockWarning = { _id: merchantId, ownerId, level, on: today, missingUnits, lastsDays };
      book.put(stockWarnings, next);
      return tells;
    },
  );
}
