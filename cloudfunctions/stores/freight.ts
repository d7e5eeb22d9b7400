/** What a merchant asks for sending goods. */
import type { Fen } from '../units/amounts';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { merchants, type Freight, type Merchant } from './documents';

/** For goods that cost `goodsFen` after coupons. */
function freightOf({ freight }: Pick<Merchant, 'freight'>, goodsFen: Fen): Fen {
  return goodsFen >= freight.freeFromFen ? 0 : freight.feeFen;
}

/** Of an order: nothing where nothing is sent, or where points are given for goods. What points cover counts as paid. */
export function freightOfOrder(merchant: Pick<Merchant, 'freight'>, order: Carried): Fen {
  if (!order.isSent || order.kind === 'exchange') return 0;
  return freightOf(merchant, order.amountFen + (order.pointPart?.fen ?? 0));
}

interface Carried {
  readonly kind: string;
  readonly isSent: boolean;
  readonly amountFen: Fen;
  readonly pointPart?: { readonly fen: Fen } | undefined;
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
