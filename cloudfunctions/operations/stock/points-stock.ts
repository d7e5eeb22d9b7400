/** 积分库存: what a merchant holds of points, how long it lasts, and what is missing. */
import type { Fen, PointUnits, Price } from '../../units/amounts';
import { DAY_MS } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import { placedAllowanceFen } from '../../orders/pace';
import { outlookOf, PACE_DAYS, type Outlook } from '../../stores/stock/outlook';
import { pointsReady } from '../../stores/stock/points-ready';

export interface PointsStock extends Outlook {
  readonly stock: PointUnits;
  /** For orders that are placed and have not settled. */
  readonly frozen: PointUnits;
  /** What it may owe beyond its stock. */
  readonly mayOwe: PointUnits;
  readonly price: Price;
  /** Of the orders placed in the last seven days. */
  readonly weekAllowanceFen: Fen;
  /** So many days are looked ahead. */
  readonly days: number;
  /** Whether what is missing can be bought from members. */
  readonly isMarketOn: boolean;
}

export async function pointsStockOf(house: BooksHouse, merchantId: string): Promise<PointsStock> {
  const since = house.clock.now() - PACE_DAYS * DAY_MS;
  const [{ stock, frozen, price, policy }, weekAllowanceFen] = await Promise.all([
    pointsReady(house, merchantId),
    placedAllowanceFen(house.database, merchantId, since),
  ]);
  const mayOwe = policy.merchants.maxOwedPointUnits;
  const facts = { stock, mayOwe, weekAllowanceFen, price, days: policy.stores.stockDays };
  return { ...facts, frozen, isMarketOn: policy.market.isOn, ...outlookOf(facts) };
}
