/** What stands before a person who is about to offer points, or a merchant about to ask for them: one call each. */
import { accountsOf } from '../../custody/accounts';
import type { CustodyHouse } from '../../custody/house';
import { memberHolder, merchantHolder } from '../../ledger/accounts';
import { owedPoints } from '../../ledger/point-debts';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { marketView, type Level, type MarketView } from '../../market/reading/market-view';
import { cashOf, openOrdersOf } from '../../market/reading/own';
import { pointsStockOf, type PointsStock } from '../../operations/stock/points-stock';
import type { Policy } from '../../policy/policy';
import type { Fen, PointUnits } from '../../units/amounts';

/** As many prices of the other side as help to choose one. */
const LEVELS = 5;

interface Desk extends Pick<MarketView, 'isOn' | 'haltedBecause' | 'day' | 'price' | 'band' | 'feeBp'> {
  /** What the other side asks or bids, the best first. */
  readonly others: readonly Level[];
  readonly openOrders: number;
  readonly maxOpenOrders: number;
  readonly maxOrderPointUnits: PointUnits;
}

export interface SellDesk extends Desk {
  readonly custodialPointUnits: PointUnits;
  readonly originalPointUnits: PointUnits;
  /** While it is more than nothing no offer is taken. */
  readonly owedPointUnits: PointUnits;
  readonly hasPassword: boolean;
  readonly withdrawAfterDays: number;
}

export async function sellDesk(house: CustodyHouse, memberId: string): Promise<SellDesk> {
  const holder = memberHolder(memberId);
  const [view, open, accounts, { state, holders }] = await Promise.all([
    marketView(house),
    openOrdersOf(house, holder),
    accountsOf(house, memberId),
    readHolders(house, [holder]),
  ]);
  const policy = await house.memory.policy(state.policyVersion);
  const found = holders.get(holder);
  return {
    ...deskOf(view, view.buys, open.length, policy),
    custodialPointUnits: accounts.custodialPointUnits,
    originalPointUnits: accounts.originalPointUnits,
    owedPointUnits: found === undefined ? 0 : owedPoints(found),
    hasPassword: accounts.password.isSet,
    withdrawAfterDays: policy.market.withdrawAfterDays,
  };
}

export interface BuyDesk extends Desk {
  /** Free in the merchant's fund. */
  readonly freeFen: Fen;
  readonly stock: Pick<PointsStock, 'stock' | 'missingUnits' | 'lastsDays' | 'days' | 'level'>;
}

export async function buyDesk(house: BooksHouse, merchantId: string): Promise<BuyDesk> {
  const holder = merchantHolder(merchantId);
  const [view, open, cash, outlook, { state }] = await Promise.all([
    marketView(house),
    openOrdersOf(house, holder),
    cashOf(house, holder),
    pointsStockOf(house, merchantId),
    readHolders(house, []),
  ]);
  const { stock, missingUnits, lastsDays, days, level } = outlook;
  return {
    ...deskOf(view, view.sells, open.length, await house.memory.policy(state.policyVersion)),
    freeFen: cash.freeFen,
    stock: { stock, missingUnits, lastsDays, days, level },
  };
}

function deskOf(view: MarketView, others: readonly Level[], openOrders: number, { market }: Policy): Desk {
  const { isOn, haltedBecause, day, price, band, feeBp } = view;
  return {
    ...{ isOn, haltedBecause, day, price, band, feeBp, openOrders },
    others: others.slice(0, LEVELS),
    ...{ maxOpenOrders: market.maxOpenOrders, maxOrderPointUnits: market.maxOrderPointUnits },
  };
}
