/** 我的 in one call. */
import { statementOf, type Wallet } from '../accounts/statement';
import { usableCoupons } from '../coupons/list';
import type { BooksHouse } from '../ledger/post';
import { orderCounts, type OrderCounts } from '../orders/list';

export interface MinePage {
  readonly wallet: Wallet;
  readonly orders: OrderCounts;
  /** Coupons that can be used, at most `MOST_COUPONS`. */
  readonly coupons: number;
}

const MOST_COUPONS = 100;

/** One round trip. */
export async function minePage(house: BooksHouse, memberId: string): Promise<MinePage> {
  const [wallet, orders, coupons] = await Promise.all([
    statementOf(house, memberId),
    orderCounts(house, memberId),
    usableCoupons(house, memberId, MOST_COUPONS),
  ]);
  return { wallet, orders, coupons: coupons.filter(({ orderId }) => orderId === null).length };
}
