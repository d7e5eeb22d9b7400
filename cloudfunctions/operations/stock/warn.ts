/** Merchants whose points will not last are told before they run dry; the timer looks every hour. */
import { POINT_UNITS_PER_POINT } from '../../units/amounts';
import { dayOf } from '../../units/days';
import { formatUnits } from '../../units/decimals';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { noteMessage } from '../../messages/note';
import { PAGES } from '../../messages/pages';
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
      if (tells) tell(book, merchant, stock, next);
      return tells;
    },
  );
}

/** The platform's own shop has no owner; its operators see the warning. */
function tell(
  book: Book,
  { _id: merchantId, name, ownerId }: Merchant,
  stock: PointsStock,
  next: StockWarning,
) {
  if (ownerId === null) return;
  const { level, lastsDays, missingUnits } = stock;
  noteMessage(book, {
    id: `stock:${merchantId}:${next.on}:${level}`,
    memberId: ownerId,
    template: 'stock',
    fields: {
      merchant: name,
      points: formatUnits(Math.max(0, stock.stock), 6),
      note:
        level === 'empty'
          ? '积分已用完，暂不能收款'
          : `约够 ${lastsDays ?? 0} 天，还差 ${Math.ceil(missingUnits / POINT_UNITS_PER_POINT)}`,
    },
    page: PAGES.pointsStock(merchantId),
    cause: merchantId,
  });
}
