/** At which prices and sizes orders may stand on a day (rules.md §11, §12). Pure. */
import { formatUnits } from '../units/decimals';
import {
  BASIS_POINTS,
  mulDivCeil,
  mulDivFloor,
  POINT_UNITS_PER_POINT,
  type PointUnits,
  type Price,
} from '../units/amounts';
import type { Policy } from '../policy/policy';
import { refuse } from '../platform/refusal';

export interface Band {
  readonly low: Price;
  readonly high: Price;
}

/** The day's price and as far around it as the next one may lie: no average of fills can leave it. */
export function bandOf(price: Price, { price: { bandBp, floorPrice } }: Policy): Band {
  const low = Math.max(floorPrice, mulDivCeil(price, BASIS_POINTS - bandBp, BASIS_POINTS));
  return { low, high: Math.max(low, mulDivFloor(price, BASIS_POINTS + bandBp, BASIS_POINTS)) };
}

/** Refuses `PRICE_OUT_OF_BAND`, and a size that is not of whole points. */
export function demandTerms(
  terms: { readonly price: Price; readonly units: PointUnits },
  dayPrice: Price,
  policy: Policy,
): void {
  const { low, high } = bandOf(dayPrice, policy);
  if (terms.price < low || terms.price > high)
    refuse(
      'PRICE_OUT_OF_BAND',
      { low, high },
      `今天可挂的价格在 ¥${formatUnits(low, 4)} 到 ¥${formatUnits(high, 4)} 之间`,
    );
  const most = policy.market.maxOrderPointUnits;
  if (terms.units < POINT_UNITS_PER_POINT || terms.units % POINT_UNITS_PER_POINT !== 0 || terms.units > most)
    refuse(
      'INVALID_INPUT',
      { most },
      `请填写整数积分，一次最多 ${formatUnits(most, 6).split('.')[0] ?? ''} 积分`,
    );
}
