/** Points as part of a payment, in words (checkout, 扫码付). Pure. */
import type { DataOf } from './api';
import { pointText, priceText, yuanText } from './amounts';

export type PointsOffer = NonNullable<DataOf<'member', 'quote'>['points']>;

export interface PointsWords {
  readonly canUse: boolean;
  /** "50.00 积分抵 ¥50.00", or why there is nothing to use. */
  readonly offer: string;
  /** What leaves the custodialAccount. */
  readonly amount: string;
  /** before → after */
  readonly change: string;
  readonly price: string;
}

export function pointsWords({ units, fen, availableUnits, price }: PointsOffer): PointsWords {
  const canUse = units > 0;
  return {
    canUse,
    offer: canUse ? `${pointText(units)} 积分抵 ${yuanText(fen)}` : '托管账户没有可用的积分',
    amount: `${pointText(units)} 积分`,
    change: `托管账户 ${pointText(availableUnits)} → ${pointText(availableUnits - units)} 积分`,
    price: `今日价格 ${priceText(price)} / 积分`,
  };
}
