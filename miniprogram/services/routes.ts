/** Where pages are, and what their addresses carry. */

const addressOf = (page: string, query: Readonly<Record<string, string | undefined>>): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length === 0 ? page : `${page}?${parts.join('&')}`;
};

/** What a list shows; `title` stands above it. */
export interface ListQuery {
  readonly title?: string | undefined;
  readonly keyword?: string | undefined;
  readonly categoryId?: string | undefined;
  readonly merchantId?: string | undefined;
  readonly storeId?: string | undefined;
}

export const HOME_PAGE = '/pages/home/home';
export const CART_PAGE = '/pages/cart/cart';
export const SEARCH_PAGE = '/shelf/search/search';

export const STORES_PAGE = '/stores/stores/stores';
export const VOUCHERS_PAGE = '/stores/vouchers/vouchers';
export const MEMBER_CODE_PAGE = '/stores/member-code/member-code';
export const TIPS_PAGE = '/stores/tip/tip';

/** 积分兑换 */
export const REDEEM_PAGE = '/redeem/list/list';

export function redeemUrl(productId: string): string {
  return addressOf('/redeem/goods/goods', { id: productId });
}

export function productUrl(productId: string): string {
  return addressOf('/pages/product/product', { id: productId });
}

export function listUrl(query: ListQuery): string {
  return addressOf('/shelf/list/list', { ...query });
}

export function commentsUrl(productId: string): string {
  return addressOf('/shelf/comments/comments', { id: productId });
}

export function storeUrl(storeId: string): string {
  return addressOf('/stores/store/store', { id: storeId });
}

/** 扫码付: by a code's short id, or from the store's page. */
export function payUrl(at: { readonly scene: string } | { readonly storeId: string }): string {
  return addressOf('/stores/pay/pay', { ...at });
}

export function voucherUrl(orderId: string): string {
  return addressOf('/stores/voucher/voucher', { orderId });
}

export function inviteUrl(scene: string): string {
  return addressOf('/staff/invite/invite', { scene });
}

export function signInUrl(scene: string): string {
  return addressOf('/office/sign-in/sign-in', { scene });
}

/** The front page that goes on to what was shared. */
export function sharedUrl(scene: string): string {
  return addressOf(HOME_PAGE, { scene });
}

/** What a reward is told about. */
export function orderRewardsUrl(orderId: string): string {
  return addressOf('/wallet/order-rewards/order-rewards', { orderId });
}

/** What a poster shows: the mall itself without `page`. */
export interface PosterQuery {
  readonly page?: 'product' | 'store' | undefined;
  readonly id?: string | undefined;
}

export function posterUrl(query: PosterQuery = {}): string {
  return addressOf('/share/share/share', { ...query });
}

/** What a query of WeChat's may hold, decoded once. */
export function textIn(query: Readonly<Record<string, string | undefined>>, name: string): string {
  const { [name]: raw = '' } = query;
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/** What a booking begins with: a treatment, a voucher, or a store. */
export interface BookQuery {
  readonly productId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly storeId?: string | undefined;
  /** A booking that is to be moved. */
  readonly moves?: string | undefined;
}

export const MY_BOOKINGS_PAGE = '/bookings/mine/mine';

export function bookUrl(query: BookQuery): string {
  return addressOf('/bookings/book/book', { ...query });
}

export function bookingUrl(bookingId: string): string {
  return addressOf('/bookings/booking/booking', { id: bookingId });
}

/** One visit at home, or the planning of one for a paid order. */
export function visitUrl(query: {
  readonly id?: string | undefined;
  readonly orderId?: string | undefined;
}): string {
  return addressOf('/bookings/visit/visit', query);
}

/** The two accounts of points, their keys and their pay password. */
export const ACCOUNTS_PAGE = '/points/accounts/accounts';
export const RECEIVE_PAGE = '/points/receive/receive';
export const PASSWORD_PAGE = '/points/password/password';
export const LOST_PHONE_PAGE = '/points/lost-phone/lost-phone';
export const BACKUP_PAGE = '/points/backup/backup';
export const RESTORE_PAGE = '/points/restore/restore';

/** Points to another member: to nobody yet, or to an address. */
export function transferUrl(to?: string): string {
  return addressOf('/points/transfer/transfer', { to });
}

/** in: to the own custodialAccount · out: back */
export function moveUrl(direction: 'in' | 'out'): string {
  return addressOf('/points/move/move', { direction });
}

export type StatementPlace = 'points' | 'custodial' | 'inOrders';

/** @param hasMarket whether points can stand in sell orders, so that those have a statement */
export function pointStatementUrl(place: StatementPlace, hasMarket: boolean): string {
  return addressOf('/points/statement/statement', { place, market: hasMarket ? '1' : undefined });
}

/** Where somebody works: what pages for staff are about. */
export interface PlaceQuery {
  readonly merchantId: string;
  readonly storeId: string;
}

/** What a merchant does for its partners, on the page of the store's own visits. */
export function dealerVisitsUrl(place: PlaceQuery): string {
  return addressOf('/diary/visits/visits', { ...place, as: 'dealer' });
}

export function staffUrl(
  page: `${'diary' | 'staff'}/${string}`,
  query: Readonly<Record<string, string | undefined>>,
): string {
  return addressOf(`/${page}`, query);
}

export const MARKET_PAGE = '/market/market/market';
export const SELL_PAGE = '/market/sell/sell';
export const SELL_ORDERS_PAGE = '/market/orders/orders';
export const CASH_PAGE = '/market/cash/cash';
export const WITHDRAW_PAGE = '/market/withdraw/withdraw';

export function sellOrderUrl(orderId: string): string {
  return addressOf('/market/order/order', { orderId });
}
