/** 门店: a store as people see it, and stores by distance. */
import type { Fen } from '../units/amounts';
import { dayOf, type Day, type Instant } from '../units/days';
import { cardOf, type ProductCard } from '../catalog/cards';
import { productsOnSale } from '../catalog/list';
import type { CouponOffer } from '../coupons/documents';
import { offersNow } from '../coupons/list';
import type { BooksHouse } from '../ledger/post';
import { pageWith, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { Licence, Store, StorePage } from '../stores/documents';
import { isValid } from '../stores/licences';
import { openState, type OpenState } from '../stores/hours';
import { hasLeft, loadMerchants, storeOf } from '../stores/merchants';
import { storesBy, type StoreAway, type StoreSearch } from '../stores/near';
import { largestBillFen } from '../stores/stock/bill-limit';
import { pointsReady } from '../stores/stock/points-ready';

const PRODUCTS = 20;
const COUPONS = 10;

export interface StoreRow extends Pick<
  Store,
  'merchantId' | 'name' | 'city' | 'address' | 'phone' | 'position'
> {
  readonly id: string;
  readonly picture: string | null;
  /** From where the person is; null where either is not known. */
  readonly distanceM: number | null;
  readonly open: OpenState;
}

export interface StoreList extends Page<StoreRow> {
  /** The mall's time, by which 今天 and 明天 are told apart. */
  readonly now: Instant;
}

/** One round trip for most pages; another for each wider circle that has to be looked through. */
export async function storeList(house: BooksHouse, search: StoreSearch): Promise<StoreList> {
  const now = house.clock.now();
  const page = pageWith(
    await storesBy(house.database, search),
    ({ store, distanceM }: StoreAway): StoreRow => {
      const { _id: id, merchantId, name, city, address, phone, position } = store;
      const place = { id, merchantId, name, city, address, phone, position };
      return { ...place, picture: store.pictures[0] ?? null, distanceM, open: openState(store, now) };
    },
  );
  return { ...page, now };
}

export interface StoreView
  extends
    Pick<Store, 'merchantId' | 'name' | 'city'>,
    Pick<StorePage, 'address' | 'phone' | 'position' | 'hours' | 'closedDays' | 'pictures'> {
  readonly id: string;
  readonly merchantName: string;
  readonly open: OpenState;
  /** The mall's time, by which its page says what is today. */
  readonly now: Instant;
  /** Those that are valid today. */
  readonly licences: readonly Licence[];
  /** Its largest bill now; 0: it takes none, as it is not open for business or has no points left. */
  readonly takesUpToFen: Fen;
  /** What can be bought there, most sold first. */
  readonly products: readonly ProductCard[];
  /** Of its chain, to be taken now. */
  readonly coupons: readonly Pick<CouponOffer, '_id' | 'name' | 'terms' | 'claimUntil'>[];
}

/** Two round trips: the store, then what it tells. */
export async function storeView(house: BooksHouse, storeId: string): Promise<StoreView> {
  const { database, clock } = house;
  const store = await storeOf(database, storeId);
  const { merchantId } = store;
  const [found, ready, products, offers] = await Promise.all([
    loadMerchants(database, [merchantId]),
    pointsReady(house, merchantId),
    productsOnSale(database, {
      wanted: { store: { id: storeId, merchantId } },
      sort: 'recommended',
      after: null,
      limit: PRODUCTS,
    }),
    offersNow(house, merchantId, COUPONS),
  ]);
  const merchant = found.get(merchantId);
  if (hasLeft(merchant)) refuse('NOT_FOUND', { storeId }, '这家门店已停止营业');
  // One that has not opened is nobody's business yet.
  if (merchant?.state !== 'open') refuse('NOT_FOUND', { storeId }, '这家门店还没有开业');
  const { price, policy, available } = ready;
  const now = clock.now();
  return {
    id: storeId,
    merchantName: merchant.name,
    ...shownOf(store, dayOf(now)),
    open: openState(store, now),
    now,
    takesUpToFen: largestBillFen(available, store.allowanceRateBp, price, policy.orders.maxOrderFen),
    products: products.rows.map((product) => cardOf(product, policy)),
    coupons: offers.map(({ _id, name, terms, claimUntil }) => ({ _id, name, terms, claimUntil })),
  };
}

function shownOf(store: Store, today: Day) {
  const { merchantId, name, city, address, phone, position, hours, closedDays, pictures } = store;
  const licences = store.licences.filter((licence) => isValid(licence, today));
  // Days that are over tell nobody anything.
  const ahead = closedDays.filter((day) => day >= today);
  return { merchantId, name, city, address, phone, position, hours, closedDays: ahead, pictures, licences };
}
