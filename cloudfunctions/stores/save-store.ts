/** A store as its chain keeps it. */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { merchants, stores, type Merchant, type Store, type StorePage, type StoreTerms } from './documents';
import { refuseOverlaps } from './hours';

const EMPTY_PAGE: StorePage = {
  ...{ address: '', phone: '', position: null, hours: {}, closedDays: [], pictures: [], licences: [] },
};

/** A store of a merchant, new or changed; what is not said of its page stays as it is. */
export function saveStore(
  house: BooksHouse,
  storeId: string,
  store: StoreTerms & Partial<StorePage>,
): Promise<Store> {
  return save(house, storeId, store.merchantId, (book, known, merchant) => {
    if (known !== null) return { ...known, ...store };
    // A write that meets the merchant's opening: one of the two sees the other.
    book.put(merchants, { ...merchant, storeCount: merchant.storeCount + 1 });
    const createdAt = book.context.at;
    return { _id: storeId, ...EMPTY_PAGE, ...store, isListed: merchant.state === 'open', createdAt };
  });
}

/** What people see of a store that there is. */
export function saveStorePage(
  house: BooksHouse,
  merchantId: string,
  storeId: string,
  page: StorePage,
): Promise<Store> {
  return save(house, storeId, merchantId, (_book, known) => ({
    ...(known ?? refuse('NOT_FOUND', { storeId }, '没有找到这家门店')),
    ...page,
  }));
}

function save(
  house: BooksHouse,
  storeId: string,
  merchantId: string,
  next: (book: Book, known: Store | null, merchant: Merchant) => Store,
): Promise<Store> {
  const posting = { entryId: `store:${storeId}`, kind: 'store', cause: storeId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, merchant] = await Promise.all([
        reader.get(stores, storeId),
        reader.get(merchants, merchantId),
      ]);
      return { known, merchant };
    },
    (book, { known, merchant }) => {
      if (merchant === null) refuse('NOT_FOUND', { merchantId }, '没有找到这个商家');
      if (known !== null && known.merchantId !== merchantId) refuse('FORBIDDEN');
      const store = next(book, known, merchant);
      refuseOverlaps(store.hours);
      book.put(stores, store);
      return store;
    },
  );
}
