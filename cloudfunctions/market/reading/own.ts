/** A party's own side of the market: its orders, its fills, its cash with the statement of it. */
import { cashAccount, isMerchant, type HolderId } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { statementOf, type StatementRow } from '../../ledger/statement';
import { pageOf, pageWith, type Cursor, type Page } from '../../platform/paging';
import type { Fen, PointUnits, Price } from '../../units/amounts';
import { dayOf, type Day, type Instant } from '../../units/days';
import { cashAccounts, fills, marketOrders, type CashLot, type MarketOrder } from '../documents';
import { matured, noCash } from '../till';

export interface OrderView extends Pick<
  MarketOrder,
  'side' | 'day' | 'price' | 'units' | 'left' | 'state' | 'endedBecause' | 'placedAt'
> {
  readonly id: string;
  /** What its fills brought or cost so far, in 0.01 fen. */
  readonly costHundredths: number;
}

export function orderView(order: MarketOrder): OrderView {
  const { _id: id, side, day, price, units, left, state, endedBecause, placedAt, costHundredths } = order;
  return { id, side, day, price, units, left, state, endedBecause, placedAt, costHundredths };
}

export async function ordersOf(
  house: BooksHouse,
  holder: HolderId,
  after: Cursor | null,
  limit: number,
): Promise<Page<OrderView>> {
  const list = { from: marketOrders, where: { holder }, sort: ['placedAt', 'desc'], after, limit } as const;
  return pageWith(await pageOf(house.database, list), orderView);
}

/** Who the other one was stays between the mall and the law. */
export interface FillView {
  readonly id: string;
  readonly at: Instant;
  readonly price: Price;
  readonly units: PointUnits;
  readonly fen: Fen;
  readonly feeFen: Fen;
  readonly orderId: string;
}

export async function fillsOf(
  house: BooksHouse,
  holder: HolderId,
  after: Cursor | null,
  limit: number,
): Promise<Page<FillView>> {
  const isBuyer = isMerchant(holder);
  const where = isBuyer ? { merchant: holder } : { seller: holder };
  const page = await pageOf(house.database, { from: fills, where, sort: ['at', 'desc'], after, limit });
  return pageWith(page, ({ _id: id, at, price, pointUnits, fen, feeFen, sellOrderId, buyOrderId }) => ({
    ...{ id, at, price, units: pointUnits, fen, feeFen: isBuyer ? 0 : feeFen },
    orderId: isBuyer ? buyOrderId : sellOrderId,
  }));
}

export interface CashView {
  readonly freeFen: Fen;
  /** Of open buy orders. */
  readonly frozenFen: Fen;
  /** On its way out to WeChat. */
  readonly underwayFen: Fen;
  /** Free from their day on. */
  readonly waiting: readonly CashLot[];
  readonly today: Day;
}

export async function cashOf(house: BooksHouse, holder: HolderId): Promise<CashView> {
  const stored = (await house.database.get(cashAccounts, holder)) ?? noCash(holder);
  const today = dayOf(house.clock.now());
  const { freeFen, frozenFen, underwayFen, lots } = matured(stored, today);
  return { freeFen, frozenFen, underwayFen, waiting: lots, today };
}

export function cashStatement(
  house: BooksHouse,
  holder: HolderId,
  after: Cursor | null,
  limit: number,
): Promise<Page<StatementRow>> {
  return statementOf(house.database, cashAccount(holder, 'cash'), after, limit);
}
