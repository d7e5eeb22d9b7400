/** A party's own side of the market: its orders, its fills, its cash with the statement of it. */
import { cashAccount, isMerchant, type HolderId } from '../../ledger/accounts';
import type { BooksHouse } from '../../ledger/post';
import { currentPolicy } from '../../ledger/read-holders';
import { statementOf, type StatementRow } from '../../ledger/statement';
import { QUERY_LIMIT } from '../../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../../platform/paging';
import { refuse } from '../../platform/refusal';
import type { Fen, PointUnits, Price } from '../../units/amounts';
import { dayOf, type Day, type Instant } from '../../units/days';
import { cashAccounts, fills, marketOrders, type CashLot, type Fill, type MarketOrder } from '../documents';
import { matured, noCash } from '../till';

export interface OrderView extends Pick<
  MarketOrder,
  'side' | 'day' | 'price' | 'units' | 'left' | 'filled' | 'state' | 'endedBecause' | 'placedAt'
> {
  readonly id: string;
  /** What its fills brought or cost so far, in 0.01 fen. */
  readonly costHundredths: number;
}

export function orderView(order: MarketOrder): OrderView {
  const { _id: id, side, day, price, units, left, filled, state, endedBecause, placedAt } = order;
  const { costHundredths } = order;
  return { id, side, day, price, units, left, filled, state, endedBecause, placedAt, costHundredths };
}

export async function ordersOf(
  house: BooksHouse,
  holder: HolderId,
  after: Cursor | null,
  limit: number,
): Promise<Page<OrderView> & { readonly isMarketOn: boolean }> {
  const list = { from: marketOrders, where: { holder }, sort: ['placedAt', 'desc'], after, limit } as const;
  const [page, { market }] = await Promise.all([pageOf(house.database, list), currentPolicy(house)]);
  return { ...pageWith(page, orderView), isMarketOn: market.isOn };
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
  /** From when on the seller may withdraw its cash; null to the buyer. */
  readonly freeOn: Day | null;
}

/** The open ones, latest first; a party has only a few. */
export async function openOrdersOf(house: BooksHouse, holder: HolderId): Promise<OrderView[]> {
  const where = { holder, state: 'open' };
  const open = await house.database.find(marketOrders, { where, limit: QUERY_LIMIT });
  return open.sort((a, b) => b.placedAt - a.placedAt).map(orderView);
}

/** One order with its fills, latest first. */
export async function orderOf(
  house: BooksHouse,
  holder: HolderId,
  orderId: string,
  after: Cursor | null,
  limit: number,
): Promise<{ readonly order: OrderView; readonly fills: Page<FillView> }> {
  const where = isMerchant(holder) ? { buyOrderId: orderId } : { sellOrderId: orderId };
  const [order, page] = await Promise.all([
    house.database.get(marketOrders, orderId),
    pageOf(house.database, { from: fills, where, sort: ['at', 'desc'], after, limit }),
  ]);
  if (order?.holder !== holder) return refuse('NOT_FOUND', { orderId }, '没有找到这笔挂单');
  return { order: orderView(order), fills: pageWith(page, (fill) => fillView(fill, isMerchant(holder))) };
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
  return pageWith(page, (fill) => fillView(fill, isBuyer));
}

function fillView(fill: Fill, isBuyer: boolean): FillView {
  const { _id: id, at, price, pointUnits: units, fen, feeFen, freeOn, sellOrderId, buyOrderId } = fill;
  return isBuyer
    ? { id, at, price, units, fen, feeFen: 0, freeOn: null, orderId: buyOrderId }
    : { id, at, price, units, fen, feeFen, freeOn, orderId: sellOrderId };
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
