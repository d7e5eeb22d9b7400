/** One order's rewards with rule, rate, entries and what refunds took back. Pure. */
import type { DataOf } from '../../services/api';
import {
  exactAmountText,
  KIND_WORDS,
  rowTitle,
  ruleText,
  stateWords,
  type StateWords,
} from '../../services/reward-words';
import { exactPointText, rateText } from '../../services/amounts';
import { dayText, dayWords, timeText } from '../../services/times';

export type OrderRewards = DataOf<'member', 'orderRewards'>;

export interface LegView extends StateWords {
  readonly name: string;
  readonly amount: string;
  readonly why: string;
  /** Section of the rule book, with the rate where there is one. */
  readonly rule: string;
  /** "第 2 次使用"; empty where there is but one. */
  readonly use: string;
  readonly reversed: string;
}

export interface TakenView {
  readonly key: string;
  readonly name: string;
  readonly amount: string;
  readonly at: string;
  /** What of it was gone already. */
  readonly owed: string;
  readonly entryId: string;
}

export interface OrderRewardsView {
  readonly title: string;
  readonly facts: string;
  readonly policyVersion: string;
  readonly legs: readonly LegView[];
  readonly taken: readonly TakenView[];
  readonly points: readonly { readonly name: string; readonly value: string }[];
  readonly entries: readonly { readonly entryId: string; readonly at: string }[];
}

const CHANNELS = { online: '线上订单', store: '到店消费' } as const;

export function viewOfRewards(order: OrderRewards): OrderRewardsView {
  const { points, placedAt, channel, city, policyVersion } = order;
  const hasUses = order.legs.some(({ use }) => use > 1);
  return {
    title: rowTitle(order),
    facts: [`${dayText(placedAt)}下单`, CHANNELS[channel], city].filter((part) => part !== '').join(' · '),
    policyVersion,
    legs: order.legs.map((leg) => ({
      ...stateWords(leg),
      name: KIND_WORDS[leg.kind],
      amount: exactAmountText(leg.asset, leg.units),
      why: ruleText(leg),
      rule: `规则 ${leg.rule}${leg.rateBp === 0 ? '' : ` · 比例 ${rateText(leg.rateBp)}`}`,
      use: hasUses ? `第 ${leg.use} 次使用` : '',
      reversed: leg.reversedUnits === 0 ? '' : `退款扣回 ${exactAmountText(leg.asset, leg.reversedUnits)}`,
    })),
    taken: order.takenBack.map((taken, key) => ({
      key: `${key} ${taken.entryId}`,
      name: KIND_WORDS[taken.kind],
      amount: exactAmountText(taken.asset, taken.units),
      at: `${timeText(taken.at)}，记入 ${dayWords(taken.day)}`,
      owed:
        taken.owedUnits === 0
          ? ''
          : `其中 ${exactAmountText(taken.asset, taken.owedUnits)} 当时已不在账上，由之后获得的先补`,
      entryId: taken.entryId,
    })),
    points:
      points === null || points.deductedPointUnits === 0
        ? []
        : [
            { name: '商家为这笔订单付出', value: `${exactPointText(points.deductedPointUnits)} 积分` },
            { name: '其中作为奖励', value: `${exactPointText(points.rewardedPointUnits)} 积分` },
            { name: '其中销毁', value: `${exactPointText(points.burnedPointUnits)} 积分` },
          ],
    entries: order.entries.map(({ entryId, at }) => ({ entryId, at: timeText(at) })),
  };
}

export const NO_REWARDS: OrderRewardsView = {
  ...{ title: '', facts: '', policyVersion: '' },
  ...{ legs: [], taken: [], points: [], entries: [] },
};
