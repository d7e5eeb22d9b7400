/** Merchants that need no application, and what an operator corrects of any. */
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { merchants, type Merchant } from '../documents';

/** Until the merchant asks for something: freight is free, and there is no store. */
export const NEW_MERCHANT = {
  subMchid: null,
  freight: { feeFen: 0, freeFromFen: 0 },
  storeCount: 0,
} as const;

/**
 * Opens a merchant without application: the platform itself (自营), and the merchants of a replay,
 * which were approved long ago.
 */
export function admitMerchant(
  house: BooksHouse,
  merchantId: string,
  name: string,
  referrerId: string | null,
  subMchid: string | null,
): Promise<Merchant> {
  const posting = { entryId: `admit:${merchantId}`, kind: 'admit', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      if (known !== null) return known;
      const facts = { name, ownerId: null, referrerId, subMchid, createdAt: book.context.at };
      const merchant: Merchant = { _id: merchantId, ...NEW_MERCHANT, ...facts, state: 'open' };
      book.insert(merchants, merchant);
      return merchant;
    },
  );
}

/** Corrects a merchant's number at WeChat Pay, for orders placed from now on. */
export function setSubMchid(house: BooksHouse, merchantId: string, subMchid: string): Promise<Merchant> {
  const posting = { entryId: `sub-mchid:${merchantId}`, kind: 'sub-mchid', cause: merchantId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      const merchant: Merchant = { ...(known ?? refuse('NOT_FOUND', { merchantId })), subMchid };
      book.put(merchants, merchant);
      return merchant;
    },
  );
}
