/** A merchant enters the mall (rules.md §5, §12). */
import { pointsForAllowance } from '../units/amounts';
import { formatUnits } from '../units/decimals';
import { memberHolder, merchantHolder } from '../ledger/accounts';
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { merchants, stores, type Merchant, type Store } from './documents';

/** Until the merchant asks for something. */
const FREE = { feeFen: 0, freeFromFen: 0 } as const;

export interface NewMerchant {
  readonly merchantId: string;
  readonly name: string;
  readonly ownerId: string;
  readonly referrerId: string | null;
}

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
      const createdAt = book.context.at;
      const merchant: Merchant = {
        _id: merchantId,
        name,
        ownerId: null,
        referrerId,
        subMchid,
        freight: FREE,
        state: 'open',
        createdAt,
      };
      book.insert(merchants, merchant);
      return merchant;
    },
  );
}

/** An application by the holder of a settled merchant pack; the same one again answers the merchant as it stands. */
export function applyAsMerchant(house: BooksHouse, request: NewMerchant): Promise<Merchant> {
  const { merchantId, ...rest } = request;
  const owner = memberHolder(rest.ownerId);
  const posting = {
    entryId: `apply:${merchantId}`,
    kind: 'apply',
    cause: merchantId,
    holders: [owner],
  };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      if (known !== null) return known.ownerId === rest.ownerId ? known : refuse('FORBIDDEN');
      if (rest.referrerId === rest.ownerId) refuse('INVALID_INPUT', {}, '推荐人不能是自己');
      if (!book.holder(owner).heldPacks.includes('merchant')) refuse('MERCHANT_PACK_NEEDED');
      const merchant: Merchant = {
        _id: merchantId,
        ...rest,
        subMchid: null,
        freight: FREE,
        state: 'pending',
        createdAt: book.context.at,
      };
      book.insert(merchants, merchant);
      return merchant;
    },
  );
}

/**
 * Opens a merchant whose stock is worth the opening stock at today's price; checked this once.
 * `subMchid` is the number under which WeChat Pay has taken it in.
 */
export function approveMerchant(house: BooksHouse, merchantId: string, subMchid: string): Promise<Merchant> {
  const holder = merchantHolder(merchantId);
  const posting = { entryId: `approve:${merchantId}`, kind: 'approve', cause: merchantId, holders: [holder] };
  return post(
    house,
    posting,
    (reader) => reader.get(merchants, merchantId),
    (book, known) => {
      const merchant = known ?? refuse('NOT_FOUND', { merchantId });
      if (merchant.state === 'open') return merchant;
      const { policy, state } = book.context;
      const needed = pointsForAllowance(policy.merchants.openingStockFen, state.price);
      const missing = needed - book.holder(holder).points;
      if (needed > 0 && missing > 0)
        refuse(
          'OPENING_STOCK_SHORT',
          { missingPoints: formatUnits(missing, 6) },
          `还差 ${formatUnits(missing, 6)} 积分才能开业`,
        );
      const open: Merchant = { ...merchant, subMchid, state: 'open' };
      book.touch(holder);
      book.put(merchants, open);
      return open;
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

/** A store of a merchant; saving it again changes it. */
export function saveStore(house: BooksHouse, storeId: string, store: Omit<Store, '_id'>): Promise<Store> {
  const posting = { entryId: `store:${storeId}`, kind: 'store', cause: storeId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(stores, storeId),
    (book, known) => {
      if (known !== null && known.merchantId !== store.merchantId) refuse('FORBIDDEN');
      const saved: Store = { _id: storeId, ...store };
      book.put(stores, saved);
      return saved;
    },
  );
}
