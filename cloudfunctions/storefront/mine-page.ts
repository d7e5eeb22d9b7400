/** 我的 in one call. */
import { walletOf, type Wallet } from '../accounts/wallet';
import { usableCoupons } from '../coupons/list';
import type { BooksHouse } from '../ledger/post';
import { orderCounts, usableServices, type OrderCounts } from '../orders/list';
import { hasWorkplace } from '../stores/staff/lists';

/** The row that leads to the wallet. */
export type WalletRow = Pick<
  Wallet,
  'svUnits' | 'svState' | 'countsThrough' | 'originalPointUnits' | 'custodialPointUnits' | 'active' | 'role'
>;

export interface MinePage {
  readonly wallet: WalletRow;
  readonly orders: OrderCounts;
  /** Coupons that can be used, at most `MOST_COUPONS`. */
  readonly coupons: number;
  /** Services and session cards with uses left. */
  readonly vouchers: number;
  /** Whether the way into the workbench is shown. */
  readonly hasWorkplace: boolean;
}

const MOST_COUPONS = 100;

/** One round trip. */
export async function minePage(house: BooksHouse, memberId: string): Promise<MinePage> {
  const [wallet, orders, coupons, vouchers, isStaff] = await Promise.all([
    walletOf(house, memberId),
    orderCounts(house, memberId),
    usableCoupons(house, memberId, MOST_COUPONS),
    usableServices(house, memberId),
    hasWorkplace(house.database, memberId),
  ]);
  return {
    wallet: rowOf(wallet),
    orders,
    coupons: coupons.filter(({ orderId }) => orderId === null).length,
    vouchers,
    hasWorkplace: isStaff,
  };
}

function rowOf(wallet: Wallet): WalletRow {
  const { svUnits, svState, countsThrough, originalPointUnits, custodialPointUnits, active, role } = wallet;
  return { svUnits, svState, countsThrough, originalPointUnits, custodialPointUnits, active, role };
}
