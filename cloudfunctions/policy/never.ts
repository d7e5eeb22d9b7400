/** What no profile may contain (rules.md §13): a policy with one of these is neither deployed nor adopted. */
import { says, percent, priceText, STRICT_CAP_BP, type MarkRow } from './mark';

export const NEVER: readonly MarkRow[] = [
  {
    rule: 'promisedPrice',
    level: 'never',
    title: '承诺价格只涨不跌',
    trips: ({ price }, around) => {
      const from = around.price ?? price.firstPrice;
      return says(
        price.floorPrice >= from,
        `最低价 ${priceText(price.floorPrice)} 不低于现价 ${priceText(from)}，价格就不会再跌`,
      );
    },
  },
  {
    rule: 'priceByHand',
    level: 'never',
    title: '人为定价',
    trips: ({ price }) => says(price.bandBp === 0, '每日涨跌幅为 0，价格被人为固定'),
  },
  {
    rule: 'packBeyondPrice',
    level: 'never',
    title: '礼包返还超过售价',
    trips: ({ joining }) =>
      says(
        joining.packs.member.svRateBp > 10_000,
        `会员礼包按售价的 ${percent(joining.packs.member.svRateBp)} 赠送共享值，超过所付的钱`,
      ),
  },
  {
    rule: 'recruitingReward',
    level: 'never',
    title: '拉人奖励高于本人所得',
    trips: ({ joining }) =>
      says(
        joining.referrerSvUnits > 0 && joining.referrerSvUnits > joining.lockedSvUnits,
        '介绍一个人所得的共享值比被介绍的人自己的还多，等于为拉人付酬',
      ),
  },
  {
    rule: 'notStrict',
    level: 'never',
    title: '名为谨慎方案而不谨慎',
    trips: (policy) => {
      if (policy.profile !== 'strict') return null;
      const { joining, rewards, supply, market, tips } = policy;
      const broken = [
        says(rewards.maxRewardedLevels > 1, '奖励超过一级'),
        says(joining.activation !== 'realName', '激活要付费'),
        says(joining.packs.member.svRateBp > 0, '礼包带共享值'),
        says(joining.lockedSvUnits + joining.referrerSvUnits > 0, '注册有奖励'),
        says(supply.dailyCapBp > STRICT_CAP_BP, `单日转换超过 ${percent(STRICT_CAP_BP)}`),
        says(market.isOn, '开了现金市场'),
        says(tips.isOn, '开了打赏'),
      ].filter((one) => one !== null);
      return says(broken.length > 0, `strict 方案里${broken.join('、')}`);
    },
  },
];
