/** What an offer changes, before it is made: points, cash, fee. Pure. */
import type { DataOf } from '../../services/api';
import { pointText, priceText, rateText, yuanText } from '../../services/amounts';
import { feeOf, leastFen, UNITS_A_POINT, wholePoints } from '../../services/trade-amounts';
import { termsOf, type Terms } from '../../services/trade-form';

export type SellDesk = DataOf<'member', 'sellDesk'>;

export interface Change {
  readonly name: string;
  readonly value: string;
}

export interface Preview {
  readonly changes: readonly Change[];
  /** Of the custodialAccount, for the sheet that asks for the password. */
  readonly change: string;
  readonly amount: string;
  readonly title: string;
}

/** The terms, or why there are none; what the custodialAccount has limits them too. */
export function sellTerms(desk: SellDesk, points: string, price: string): Terms | string {
  const terms = termsOf(desk, points, price);
  if (typeof terms === 'string') return terms;
  const most = wholePoints(desk.custodialPointUnits);
  return terms.points > most ? `托管账户里最多可挂卖 ${most} 积分` : terms;
}

export function previewOf(desk: SellDesk, { points, price }: Terms): Preview {
  const { custodialPointUnits: before, feeBp } = desk;
  const gross = leastFen(points, price);
  const fee = feeOf(gross, feeBp);
  const change = `${pointText(before)} → ${pointText(before - points * UNITS_A_POINT)}`;
  return {
    change: `托管账户 ${change}`,
    amount: `${points} 积分`,
    title: `挂卖，每积分不低于 ${priceText(price)}`,
    changes: [
      { name: '托管账户', value: change },
      { name: '全部成交约', value: yuanText(gross) },
      { name: '手续费', value: feeBp === 0 ? '免' : `${rateText(feeBp)}，约 ${yuanText(fee)}` },
      { name: '约到现金钱包', value: yuanText(gross - fee) },
    ],
  };
}
