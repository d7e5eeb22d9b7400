/** Vouchers as their customer sees them: what can be used where, and what was used. */
import type { Fen, SvUnits } from '../units/amounts';
import { DAY_MS, type Instant } from '../units/days';
import type { CardTerms } from '../catalog/documents';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { ownService, servicesOf, type ServiceTab } from '../orders/list';
import { unusedFen } from '../orders/portions';
import { nextUse } from '../orders/uses';
import { pageWith, type Cursor, type Page } from '../platform/paging';
import { QUERY_LIMIT, type Reader } from '../platform/database';
import type { Policy } from '../policy/policy';
import type { Merchant, Store } from '../stores/documents';
import { loadMerchants, storesOf } from '../stores/merchants';
import { redemptions, type Redemption } from './documents';
import { isValidAt } from './obstacles';
import { remainingOf } from './receipt';

export interface UseView {
  readonly id: string;
  readonly use: number;
  readonly at: Instant;
  readonly storeName: string;
  /** What the customer got for it; 0 for one that was not active, or that was undone. */
  readonly earnedSvUnits: SvUnits;
  readonly undone: { readonly at: Instant; readonly reason: string } | null;
}

export interface VoucherView {
  readonly orderId: string;
  readonly state: Order['state'];
  readonly merchant: { readonly id: string; readonly name: string };
  readonly productId: string;
  readonly title: string;
  readonly picture: string;
  readonly isMedical: boolean;
  readonly uses: number;
  readonly remaining: number;
  /** The use that the code stands for; null when none is left. */
  readonly nextUse: number | null;
  readonly paidFen: Fen;
  readonly paidAt: Instant | null;
  readonly stores: readonly { readonly id: string; readonly name: string; readonly city: string }[];
  /** Of a session card, as they were agreed. */
  readonly terms: CardTerms | null;
  /** Always null: what is paid for never expires. */
  readonly validUntil: null;
  /** A refund was asked for; until it is answered nothing can be used. */
  readonly isInAfterSale: boolean;
  /** What giving back a session card brings now; null for anything that after-sale decides. */
  readonly giveBackFen: Fen | null;
  /** Until when an unused card goes back whole and without a reason. */
  readonly freeReturnUntil: Instant | null;
  /** Latest first. */
  readonly history: readonly UseView[];
}

/** The person's vouchers, latest first: those that can be used, or those that are done. */
export async function vouchersOf(
  house: BooksHouse,
  memberId: string,
  tab: ServiceTab,
  after: Cursor | null,
  limit: number,
): Promise<Page<VoucherView>> {
  const [page, policy] = await Promise.all([
    servicesOf(house, memberId, tab, after, limit),
    currentPolicy(house),
  ]);
  const beside = await loadBeside(house.database, page.rows);
  return pageWith(page, (order) => viewOf(order, beside, policy));
}

export async function voucherOf(house: BooksHouse, memberId: string, orderId: string): Promise<VoucherView> {
  return voucherView(house, await ownService(house.database, memberId, orderId));
}

export async function voucherView(house: BooksHouse, order: Order): Promise<VoucherView> {
  const [beside, policy] = await Promise.all([loadBeside(house.database, [order]), currentPolicy(house)]);
  return viewOf(order, beside, policy);
}

interface Beside {
  readonly merchants: ReadonlyMap<string, Merchant>;
  readonly stores: readonly Store[];
  readonly redeemed: readonly Redemption[];
}

async function loadBeside(reader: Reader, orders: readonly Order[]): Promise<Beside> {
  const merchantIds = [...new Set(orders.map((order) => order.merchantId))];
  const orderIds = orders.map((order) => order._id);
  const [merchants, stores, redeemed] = await Promise.all([
    loadMerchants(reader, merchantIds),
    Promise.all(merchantIds.map((merchantId) => storesOf(reader, merchantId))),
    orderIds.length === 0
      ? []
      : reader.find(redemptions, { where: { orderId: { in: orderIds } }, limit: QUERY_LIMIT }),
  ]);
  return { merchants, stores: stores.flat(), redeemed };
}

function viewOf(order: Order, { merchants, stores, redeemed }: Beside, { catalog }: Policy): VoucherView {
  const { merchantId, service } = order;
  const remaining = remainingOf(order);
  const valid = stores.filter((store) => store.merchantId === merchantId && isValidAt(order, store._id));
  const isUnused = order.settlements.every((one) => one.reversed);
  const terms = service?.terms ?? null;
  return {
    orderId: order._id,
    state: order.state,
    merchant: { id: merchantId, name: merchants.get(merchantId)?.name ?? '' },
    productId: service?.productId ?? '',
    title: order.lines[0]?.title ?? '',
    picture: service?.picture ?? '',
    isMedical: order.medical,
    uses: order.uses,
    remaining,
    nextUse: remaining > 0 ? nextUse(order) : null,
    paidFen: order.amountFen,
    paidAt: order.paidAt,
    stores: valid.map(({ _id: id, name, city }) => ({ id, name, city })),
    terms,
    validUntil: null,
    isInAfterSale: order.afterSale?.state === 'requested',
    giveBackFen: terms === null || remaining === 0 ? null : unusedFen(order),
    freeReturnUntil:
      terms === null || !isUnused || order.paidAt === null
        ? null
        : order.paidAt + catalog.cardReturnDays * DAY_MS,
    history: redeemed
      .filter((one) => one.orderId === order._id)
      .sort((a, b) => b.at - a.at)
      .map((one) => useView(one, order, stores)),
  };
}

function useView(redemption: Redemption, order: Order, stores: readonly Store[]): UseView {
  const { _id: id, use, round, at, storeId, undone } = redemption;
  const settlement = order.settlements.find((one) => one.use === use && one.round === round);
  const legs = settlement === undefined || settlement.reversed ? [] : settlement.legs;
  return {
    ...{ id, use, at },
    storeName: stores.find((store) => store._id === storeId)?.name ?? '',
    earnedSvUnits: legs.filter((leg) => leg.why === 'buyer').reduce((sum, leg) => sum + leg.units, 0),
    undone: undone === null ? null : { at: undone.at, reason: undone.reason },
  };
}
