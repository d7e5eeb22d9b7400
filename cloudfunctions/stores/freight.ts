/** What a merchant asks for sending goods. */
import type { Fen } from '../units/amounts';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { merchants, type Freight, type Merchant } from './documents';

/** For goods that cost `goodsFen` after coupons. */
export function freightOf({ freight }: Pick<Merchant, 'freight'>, goodsFen: Fen): Fen {
  return goodsFen >= freight.freeFromFen ? 0 : freight.feeFen;
}

/** For orders placed from now on. */
export function setFreight(house: BooksHouse, merchantId: string, freight: Freight): Promise<Merchant> {
  const posting = { entryId: `freight:${merchantId}`, kind: 'freight', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      const merchant: Merchant = { ...(known ?? refuse('NOT_FOUND', { merchantId })), freight };
      book.put(merchants, merchant);
      return merchant;
    },
  );
}
