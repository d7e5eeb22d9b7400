/** The market as everybody sees it: the day's price and band, what stands in the book, what was traded, what comes next. */
import { addDays, type Day, type Instant } from '../../units/days';
import type { PointUnits, Price } from '../../units/amounts';
import { readState } from '../../ledger/read-holders';
import type { BooksHouse } from '../../ledger/post';
import { bandOf, type Band } from '../band';
import { openOrders } from '../best';
import { fills, type MarketOrder } from '../documents';
import { loadHalt } from '../trading';
import { nextPriceView, type NextPriceView } from './next-price';

/** So many orders from the best one on make the depth that is shown. */
const DEPTH_ORDERS = 200;
const LATEST_FILLS = 20;

export interface Level {
  readonly price: Price;
  readonly units: PointUnits;
}

export interface MarketView {
  readonly isOn: boolean;
  /** Why trading stands still; null while it does not. */
  readonly haltedBecause: string | null;
  readonly day: Day;
  readonly price: Price;
  readonly band: Band;
  readonly feeBp: number;
  /** Cheapest first. */
  readonly sells: readonly Level[];
  /** Dearest first. */
  readonly buys: readonly Level[];
  /** Of today, latest first; without names. */
  readonly fills: readonly { readonly at: Instant; readonly price: Price; readonly units: PointUnits }[];
  readonly next: NextPriceView;
}

export async function marketView(house: BooksHouse): Promise<MarketView> {
  const state = await readState(house);
  const day = addDays(state.day, 1);
  const policy = await house.memory.policy(state.policyVersion);
  const [sells, buys, latest, halt, next] = await Promise.all([
    openOrders(house.database, day, 'sell', DEPTH_ORDERS),
    openOrders(house.database, day, 'buy', DEPTH_ORDERS),
    house.database.find(fills, {
      where: { day },
      orderBy: [
        ['at', 'desc'],
        ['_id', 'asc'],
      ],
      limit: LATEST_FILLS,
    }),
    loadHalt(house.database),
    nextPriceView(house, state, policy),
  ]);
  return {
    isOn: policy.market.isOn,
    haltedBecause: halt?.isHalted === true ? halt.reason : null,
    ...{ day, price: state.price, band: bandOf(state.price, policy), feeBp: policy.market.feeBp },
    ...{ sells: levels(sells), buys: levels(buys) },
    fills: latest.map(({ at, price, pointUnits }) => ({ at, price, units: pointUnits })),
    next,
  };
}

/** Orders stand in the order of their prices, so equal ones are neighbours. */
function levels(orders: readonly MarketOrder[]): Level[] {
  const found: Level[] = [];
  for (const { price, left } of orders) {
    const last = found.at(-1);
    if (last?.price === price) found[found.length - 1] = { price, units: last.units + left };
    else found.push({ price, units: left });
  }
  return found;
}
