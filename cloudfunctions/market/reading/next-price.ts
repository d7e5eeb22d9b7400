/** How the price of the next day comes about, with its inputs as they stand now (rules.md §11). Nobody sets it. */
import type { BooksHouse } from '../../ledger/post';
import {
  addTotals,
  books,
  NO_TOTALS,
  shardFromDocument,
  shardId,
  SHARDS,
  type State,
} from '../../ledger/state';
import { nextPrice, type NextPrice } from '../../points/price';
import { publicDays } from '../../points/public-days';
import type { Policy } from '../../policy/policy';
import { BASIS_POINTS, mulDivCeil, type Fen, type PointUnits, type Price } from '../../units/amounts';
import { addDays, type Day } from '../../units/days';

export interface NextPriceView {
  /** The close that made today's price; null on the first day. */
  readonly madeBy: { readonly day: Day; readonly rule: NextPrice['rule'] } | null;
  readonly allowanceDays: number;
  /** Settled in these days, today so far included. */
  readonly allowanceFen: Fen;
  readonly releasedPointUnits: PointUnits;
  /** What the allowance alone would make of it, within the band. */
  readonly byAllowance: Price;
  /** Bought today, by whomever. */
  readonly tradedPointUnits: PointUnits;
  readonly tradedFen: Fen;
  /** What the day's trades must be to speak for the price. */
  readonly needed: {
    readonly sellers: number;
    readonly merchants: number;
    readonly pointUnits: PointUnits;
    readonly maxAccountBp: number;
  };
}

export async function nextPriceView(house: BooksHouse, state: State, policy: Policy): Promise<NextPriceView> {
  const day = addDays(state.day, 1);
  const ids = Array.from({ length: SHARDS }, (_, shard) => shardId(day, shard));
  const [shards, [last]] = await Promise.all([
    house.database.getMany(books, ids),
    publicDays(house, null, 1),
  ]);
  const totals = ids.map((id) => shardFromDocument(shards.get(id)).totals).reduce(addTotals, NO_TOTALS);
  const { allowanceDays, minSellers, minMerchants, minTradedBp, maxAccountBp } = policy.price;
  const { dailyReleasePointUnits } = policy.supply;
  const allowancesFen = [...state.recentAllowances, totals.allowanceFen].slice(-allowanceDays);
  return {
    madeBy: last === undefined ? null : { day: last.day, rule: ruleOf(last.priceInputs['rule']) },
    allowanceDays,
    allowanceFen: allowancesFen.reduce((sum, fen) => sum + fen, 0),
    releasedPointUnits: allowanceDays * dailyReleasePointUnits,
    byAllowance: nextPrice({ price: state.price, trades: [], allowancesFen }, policy).price,
    ...{ tradedPointUnits: totals.tradedPointUnits, tradedFen: totals.tradedFen },
    needed: {
      ...{ sellers: minSellers, merchants: minMerchants, maxAccountBp },
      pointUnits: mulDivCeil(dailyReleasePointUnits, minTradedBp, BASIS_POINTS),
    },
  };
}

/** A published day keeps its inputs as plain values. */
function ruleOf(value: unknown): NextPrice['rule'] {
  return value === 'trades' || value === 'allowance' ? value : 'unchanged';
}
