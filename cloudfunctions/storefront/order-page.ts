/** 我的订单 and 订单详情: an order with what other areas know about it. */
import type { Product } from '../catalog/documents';
import { loadProducts } from '../catalog/read';
import { commentsOn, type OwnComment } from '../community/views';
import { memberHolder } from '../ledger/accounts';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { earnedOf, type Earned } from '../orders/earned';
import { isReceived, ownOrder, ownOrders, paymentOf, refundsOfOrder, type OrderTab } from '../orders/list';
import { piecesLeft } from '../orders/refunding/pieces';
import { refundableOf, type Refundable } from '../orders/refunding/refundable';
import { customerView, type CustomerOrder, type RefundView } from '../orders/views';
import type { Order } from '../orders/documents';
import type { Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import type { Cursor, Page } from '../platform/paging';
import { loadMerchants, loadStores } from '../stores/merchants';

export interface OrderRow extends CustomerOrder {
  readonly merchantName: string;
}

export interface OrderPage extends OrderRow {
  /** Where the goods wait, or where the bill was paid; null where it is no store. */
  readonly store: { readonly id: string; readonly name: string; readonly city: string } | null;
  /** Of an unpaid order; null of any other. */
  readonly unpaid: { readonly expiresAt: Instant; readonly orders: number } | null;
  readonly earned: Earned;
  /** Only members who are active earn. */
  readonly isActive: boolean;
  readonly refunds: readonly RefundView[];
  readonly refundable: Refundable;
  /** By line: what each piece cost that has not gone back; empty where pieces cannot be named. */
  readonly piecesLeft: readonly (readonly Fen[])[];
  /** By SKU; lines without one may be commented on when `isCommentable`. */
  readonly comments: readonly OwnComment[];
  readonly isCommentable: boolean;
  /** Everything in it is also done, or brought, at the customer's address, and something of it is still to come. */
  readonly isAtHome: boolean;
}

/** Two round trips: the orders, then whose they are. */
export async function ordersPage(
  { database }: BooksHouse,
  memberId: string,
  tab: OrderTab,
  after: Cursor | null,
  limit: number,
): Promise<Page<OrderRow>> {
  const page = await ownOrders(database, memberId, tab, after, limit);
  const merchants = await loadMerchants(
    database,
    page.rows.map((order) => order.merchantId),
  );
  const rows = page.rows.map((order) => ({
    ...customerView(order),
    merchantName: merchants.get(order.merchantId)?.name ?? '',
  }));
  return { rows, next: page.next };
}

/** Two round trips: what the id tells, then what the order tells. */
export async function orderPage(house: BooksHouse, memberId: string, orderId: string): Promise<OrderPage> {
  const { database } = house;
  const holder = memberHolder(memberId);
  const [order, refunds, { holders }] = await Promise.all([
    ownOrder(database, memberId, orderId),
    refundsOfOrder(database, orderId),
    readHolders(house, [holder]),
  ]);
  const storeId = storeIdOf(order);
  const [merchants, stores, payment, comments, policy, products] = await Promise.all([
    loadMerchants(database, [order.merchantId]),
    loadStores(database, storeId === null ? [] : [storeId]),
    order.state === 'created' ? paymentOf(database, order) : null,
    commentsOn(
      database,
      orderId,
      order.lines.map((line) => line.skuId),
    ),
    house.memory.policy(order.policyVersion),
    loadProducts(
      database,
      order.lines.flatMap(({ shown }) => shown?.productId ?? []),
    ),
  ]);
  const store = storeId === null ? undefined : stores.get(storeId);
  return {
    ...customerView(order),
    merchantName: merchants.get(order.merchantId)?.name ?? '',
    store: store === undefined ? null : { id: store._id, name: store.name, city: store.city },
    unpaid: payment === null ? null : { expiresAt: payment.expiresAt, orders: payment.orderIds.length },
    earned: earnedOf(order, policy, house.clock.now()),
    isActive: holders.get(holder)?.active ?? false,
    refunds,
    refundable: refundableOf(order),
    piecesLeft: piecesLeft(order),
    comments,
    isAtHome: order.state === 'paid' && order.lines.every((line) => isDoneAtHome(line, products)),
    isCommentable: isReceived(order) && (order.kind === 'goods' || order.kind === 'service'),
  };
}

function isDoneAtHome({ shown }: Order['lines'][number], products: ReadonlyMap<string, Product>): boolean {
  return products.get(shown?.productId ?? '')?.isAtHome === true;
}

function storeIdOf({ storeId, handover }: Order): string | null {
  return handover?.kind === 'pickup' ? handover.storeId : storeId;
}
