/** A small mall for scenarios: people, a merchant, goods, and what they do, by the real use cases. */
import { DAY_MS, type Instant } from '../../cloudfunctions/units/days';
import { join } from '../../cloudfunctions/accounts/join';
import { saveAddress } from '../../cloudfunctions/accounts/addresses';
import type { Address } from '../../cloudfunctions/accounts/documents';
import type { Sku } from '../../cloudfunctions/catalog/documents';
import { saveCategory } from '../../cloudfunctions/catalog/save-category';
import { saveProduct } from '../../cloudfunctions/catalog/shelving/save-product';
import type { Quantity } from '../../cloudfunctions/catalog/stock';
import { memberHolder, merchantHolder, type HolderId } from '../../cloudfunctions/ledger/accounts';
import type { Holder } from '../../cloudfunctions/ledger/holder';
import { openBooks } from '../../cloudfunctions/ledger/open-books';
import type { CashHouse } from '../../cloudfunctions/orders/cash-house';
import { readHolders } from '../../cloudfunctions/ledger/read-holders';
import { buyPack } from '../../cloudfunctions/orders/placing/buy-pack';
import { orders, type Order, type Payment } from '../../cloudfunctions/orders/documents';
import { settlePaid } from '../../cloudfunctions/orders/settle-paid';
import { payAtStore } from '../../cloudfunctions/orders/placing/pay-at-store';
import { placeCart, type CartRequest } from '../../cloudfunctions/orders/placing/place-cart';
import { receivePayment } from '../../cloudfunctions/orders/paying/receive-payment';
import { closeDueDays } from '../../cloudfunctions/points/close-day';
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { PLATFORM } from '../../cloudfunctions/stores/people';
import {
  employments,
  merchants,
  type Employment,
  type Position,
} from '../../cloudfunctions/stores/documents';
import { admitMerchant } from '../../cloudfunctions/stores/onboarding/admit';
import { saveStore } from '../../cloudfunctions/stores/save-store';
import { employmentId } from '../../cloudfunctions/stores/staff/employment';
import { paidInFull } from '../../local/paid-in-full';
import { CATEGORY, listingOf, type Listing } from './listing';
import { FIRST_DAY } from './memory-house';

/** Standard, but merchants may owe the points that no market sells them yet, and everybody has a name. */
export const OWING: Policy = parsePolicy({
  ...standard,
  version: 'test-owing',
  joining: { ...standard.joining, rewardsNeedRealName: false },
  merchants: { openingStockFen: 0, maxOwedPointUnits: 1_000_000_000_000 },
  catalog: { ...standard.catalog, medicalNeedsRealName: false },
  // Tests need no hash that is slow to guess.
  passwords: { ...standard.passwords, log2N: 4, p: 1 },
});

export interface MovableClock {
  at: Instant;
  now: () => Instant;
}
export type MallHouse = CashHouse & { readonly clock: MovableClock };

const SHOP = 'salon';
export const STORE = 'salon-1';
export const CITY = '杭州市';
export const HOME: Address = {
  id: 'home',
  name: '王小姐',
  phone: '13800000000',
  province: '浙江省',
  city: CITY,
  district: '西湖区',
  detail: '文三路 1 号',
};
export const PARCEL = { carrier: '顺丰速运', trackingNumber: 'SF1000000001' } as const;

export class Mall {
  private requests = 0;
  private readonly addressed = new Set<string>();

  constructor(readonly house: MallHouse) {}

  static async open(house: MallHouse): Promise<Mall> {
    await openBooks(house, FIRST_DAY);
    await admitMerchant(house, PLATFORM, '共享购自营', null, '1900000001');
    await admitMerchant(house, SHOP, '沐颜', null, '1900000002');
    await saveStore(house, STORE, {
      merchantId: SHOP,
      name: '沐颜西湖店',
      city: CITY,
      allowanceRateBp: 1000,
    });
    await saveCategory(house, CATEGORY);
    return new Mall(house);
  }

  requestId(): string {
    this.requests += 1;
    return `request-${this.requests}`;
  }

  async pass(days: number): Promise<void> {
    this.house.clock.at += days * DAY_MS;
    await closeDueDays(this.house);
  }

  join(memberId: string, referrerId: string | null = null): Promise<unknown> {
    return join(this.house, { memberId, referrerId });
  }

  async activate(memberId: string): Promise<Order> {
    const request = { paymentId: `pack-${memberId}-${this.requestId()}`, memberId, pack: 'member' } as const;
    return this.paid(await buyPack(this.house, request));
  }

  async activeMember(memberId: string, referrerId: string | null = null): Promise<void> {
    await this.join(memberId, referrerId);
    await this.activate(memberId);
  }

  /** The shop belongs to this person instead of nobody. */
  async giveShopTo(ownerId: string): Promise<void> {
    const transaction = await this.house.database.begin();
    const shop = await transaction.get(merchants, SHOP);
    if (shop === null) throw new Error('no shop');
    await transaction.put(merchants, { ...shop, ownerId });
    await transaction.commit();
  }

  /** Two stores there, so that a page of one is full. */
  async placeStoresAround(position: Position): Promise<void> {
    const terms = { merchantId: SHOP, name: '分店', city: CITY, allowanceRateBp: 1000 };
    for (const storeId of ['salon-8', 'salon-9'])
      await saveStore(this.house, storeId, { ...terms, position });
  }

  /** Somebody works at the store, and has since the mall opened. */
  async employ(memberId: string, more: Partial<Employment> = {}): Promise<void> {
    const place = { merchantId: SHOP, storeIds: [STORE], isHeadOffice: false };
    const transaction = await this.house.database.begin();
    await transaction.put(employments, {
      ...{ _id: employmentId(SHOP, memberId), memberId, name: memberId, role: 'clerk' },
      ...place,
      ...{ since: this.house.clock.at, endedAt: null },
      ...more,
    });
    await transaction.commit();
  }

  /** The one SKU of a product. */
  async goods(code: string, listing: Listing = {}): Promise<Sku> {
    const [sku] = (await saveProduct(this.house, SHOP, listingOf(code, listing))).skus;
    if (sku === undefined) throw new Error(`${code} has no SKU`);
    return sku;
  }

  place(memberId: string, skuId: string, quantity = 1) {
    return this.placeLines(memberId, [{ skuId, quantity }]);
  }

  /** Sent to the person's address; more of the cart's fields where a test is about them. */
  async placeLines(memberId: string, lines: readonly Quantity[], more: Partial<CartRequest> = {}) {
    await this.address(memberId);
    return placeCart(this.house, {
      requestId: this.requestId(),
      memberId,
      lines,
      delivery: { kind: 'ship', addressId: HOME.id },
      couponIds: [],
      note: '',
      ...more,
    });
  }

  /** Everybody lives in the store's city. */
  async address(memberId: string): Promise<void> {
    if (this.addressed.has(memberId)) return;
    await saveAddress(this.house, memberId, HOME, true);
    this.addressed.add(memberId);
  }

  async pay(payment: Payment, prefix = 'wx') {
    const placed = await this.house.database.getMany(orders, payment.orderIds);
    return receivePayment(this.house, paidInFull({ payment, orders: [...placed.values()] }, prefix));
  }

  /** Pays what was placed, settles what settles with its payment, and answers the first order. */
  async paid(placed: { readonly payment: Payment }): Promise<Order> {
    const { orders: paid } = await this.pay(placed.payment);
    await settlePaid(this.house, paid);
    return this.order(paid[0]?._id ?? '');
  }

  async bill(memberId: string, amountFen: number): Promise<Order> {
    return this.paid(
      await payAtStore(this.house, { requestId: this.requestId(), memberId, storeId: STORE, amountFen }),
    );
  }

  async order(orderId: string): Promise<Order> {
    const order = await this.house.database.get(orders, orderId);
    if (order === null) throw new Error(`no order ${orderId}`);
    return order;
  }

  member(memberId: string): Promise<Holder> {
    return this.holder(memberHolder(memberId));
  }

  shop(): Promise<Holder> {
    return this.holder(merchantHolder(SHOP));
  }

  readonly shopId = SHOP;

  private async holder(id: HolderId): Promise<Holder> {
    const holder = (await readHolders(this.house, [id])).holders.get(id);
    if (holder === undefined) throw new Error(`no holder ${id}`);
    return holder;
  }
}
