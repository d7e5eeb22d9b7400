/** The market in words: price and band, depth as bars with their figures, what comes next. Pure. */
import type { DataOf } from '../../services/api';
import { pointText, priceText, rateText, yuanText } from '../../services/amounts';
import { orderRow, type OrderRow } from '../../services/market-words';
import { clockText, dayWords } from '../../services/times';

export type Market = DataOf<'member', 'market'>;
type Level = Market['sells'][number];

/** So many prices of each side are drawn; all of them stand in the table. */
const DRAWN = 5;

export interface LevelRow {
  readonly key: string;
  readonly price: string;
  readonly points: string;
  /** Of the longest bar. */
  readonly percent: number;
  /** At this price and at better ones. */
  readonly together: string;
}

export interface Line {
  readonly name: string;
  readonly value: string;
}

export interface MarketPageView {
  readonly day: string;
  readonly price: string;
  readonly low: string;
  readonly high: string;
  readonly halted: string;
  /** Dearest first, so that the two sides meet in the middle. */
  readonly sells: readonly LevelRow[];
  readonly buys: readonly LevelRow[];
  readonly allSells: readonly LevelRow[];
  readonly allBuys: readonly LevelRow[];
  readonly trades: readonly {
    readonly key: string;
    readonly at: string;
    readonly price: string;
    readonly points: string;
  }[];
  readonly open: readonly OrderRow[];
  readonly madeBy: string;
  readonly inputs: readonly Line[];
  readonly rule: string;
}

export function viewOfMarket(market: Market): MarketPageView {
  const { band, day, fills, haltedBecause, next, open, price } = market;
  const sells = market.sells.slice(0, DRAWN);
  const buys = market.buys.slice(0, DRAWN);
  const most = Math.max(1, ...[...sells, ...buys].map(({ units }) => units));
  return {
    ...{ day: dayWords(day), price: priceText(price), low: priceText(band.low), high: priceText(band.high) },
    halted: haltedBecause ?? '',
    sells: rowsOf(sells, most).reverse(),
    buys: rowsOf(buys, most),
    allSells: rowsOf(market.sells, most),
    allBuys: rowsOf(market.buys, most),
    trades: fills.map((fill, i) => ({
      ...{ key: `${fill.at}-${i}`, at: clockText(fill.at) },
      ...{ price: priceText(fill.price), points: pointText(fill.units) },
    })),
    open: open.map(orderRow),
    madeBy: madeByText(next.madeBy),
    inputs: inputsOf(market),
    rule: ruleText(market),
  };
}

export const NO_MARKET: MarketPageView = {
  ...{ day: '', price: '', low: '', high: '', halted: '', madeBy: '', rule: '' },
  ...{ sells: [], buys: [], allSells: [], allBuys: [], trades: [], open: [], inputs: [] },
};

function rowsOf(levels: readonly Level[], most: number): LevelRow[] {
  let together = 0;
  return levels.map(({ price, units }) => {
    together += units;
    return {
      ...{ key: String(price), price: priceText(price), points: pointText(units) },
      // Never so short that nobody sees it.
      percent: Math.min(100, Math.max(2, Math.round((units / most) * 100))),
      together: pointText(together),
    };
  });
}

const MADE_BY: Readonly<Record<NonNullable<Market['next']['madeBy']>['rule'], string>> = {
  trades: '的成交均价',
  allowance: '为止 7 天的让利额',
  unchanged: '没有让利额，保持不变',
};

function madeByText(made: Market['next']['madeBy']): string {
  if (made === null) return '今天是第一天，价格按规则从 ¥1.0000 开始';
  return made.rule === 'unchanged'
    ? `今天的价格：${dayWords(made.day)}${MADE_BY.unchanged}`
    : `今天的价格来自 ${dayWords(made.day)}${MADE_BY[made.rule]}`;
}

function inputsOf({ band, next }: Market): Line[] {
  return [
    { name: `近 ${next.allowanceDays} 天让利额`, value: yuanText(next.allowanceFen) },
    { name: `近 ${next.allowanceDays} 天释放`, value: `${pointText(next.releasedPointUnits)} 积分` },
    { name: '两者相除，限在范围内', value: priceText(next.byAllowance) },
    { name: '可到的范围', value: `${priceText(band.low)} – ${priceText(band.high)}` },
    { name: '今天已成交', value: `${pointText(next.tradedPointUnits)} 积分` },
    { name: '今天成交额', value: yuanText(next.tradedFen) },
  ];
}

function ruleText({ next: { needed } }: Market): string {
  const { sellers, merchants, pointUnits, maxAccountBp } = needed;
  return (
    `当天成交够分散时（没有关联的至少 ${sellers} 人卖出、${merchants} 家商家买入，共 ${pointText(pointUnits)} 积分以上，` +
    `任何一方不超过 ${rateText(maxAccountBp)}），明天的价格是成交均价；否则是近几天的让利额除以释放的积分。` +
    `没有人可以设定价格，会涨也会跌。`
  );
}
