/** What an operator has to know of a policy and to answer for (rules.md §13): a row a rule, with its sentence. */
import { formatUnits } from '../units/decimals';
import { percent, says, STRICT_CAP_BP, yuan, type MarkRow } from './mark';
import { ROLES } from './policy';

const CARD_MAX_FEN = 500_000;
const RECEIPT_MAX_FEN = 200_000;
const RETURN_DAYS = 7;

export const MARKS: readonly MarkRow[] = [
  {
    rule: 'entryFee',
    level: 'mark',
    title: '入门费（会员）',
    trips: ({ joining }) => {
      const { priceFen } = joining.packs.member;
      return says(
        joining.activation === 'memberPack' && priceFen > 0,
        `要买 ${yuan(priceFen)} 的礼包才算激活会员`,
      );
    },
  },
  {
    rule: 'packCarriesSv',
    level: 'mark',
    title: '礼包带共享值',
    trips: ({ joining }) => {
      const { svRateBp } = joining.packs.member;
      return says(svRateBp > 0, `会员礼包按售价的 ${percent(svRateBp)} 赠送共享值`);
    },
  },
  {
    rule: 'entryFeeMerchant',
    level: 'mark',
    title: '入门费（商家）',
    trips: ({ joining }) =>
      says(joining.packs.merchant.priceFen > 0, `商家要先买 ${yuan(joining.packs.merchant.priceFen)} 的礼包`),
  },
  {
    rule: 'entryFeeRegion',
    level: 'mark',
    title: '入门费（区域合伙人）',
    trips: ({ joining }) =>
      says(
        joining.packs.region.priceFen > 0,
        `区域合伙人要先买 ${yuan(joining.packs.region.priceFen)} 的礼包`,
      ),
  },
  {
    rule: 'openingStock',
    level: 'mark',
    title: '囤货（商家开业储备）',
    trips: ({ merchants }) =>
      says(merchants.openingStockFen > 0, `商家开业前要备足价值 ${yuan(merchants.openingStockFen)} 的积分`),
  },
  {
    rule: 'signUpReward',
    level: 'mark',
    title: '注册奖励',
    trips: ({ joining }) =>
      says(joining.lockedSvUnits > 0, `注册送 ${formatUnits(joining.lockedSvUnits, 4)} 共享值，激活后才计`),
  },
  {
    rule: 'headCount',
    level: 'mark',
    title: '按人头计酬',
    trips: ({ joining }) =>
      says(
        joining.referrerSvUnits > 0,
        `每介绍一人，随其首单得 ${formatUnits(joining.referrerSvUnits, 4)} 共享值，与成交额无关`,
      ),
  },
  {
    rule: 'levels',
    level: 'mark',
    title: '多级计酬',
    trips: ({ rewards }) =>
      says(
        rewards.maxRewardedLevels > 1,
        `一笔订单最多沿推荐关系奖励 ${rewards.maxRewardedLevels} 级；三级及以上有被认定为传销的风险`,
      ),
  },
  {
    rule: 'teamPay',
    level: 'mark',
    title: '团队计酬',
    trips: ({ rewards }) => {
      const vip = rewards.roles.vip;
      const higher = ROLES.filter(
        (role) => rewards.roles[role].onlineBp > vip.onlineBp || rewards.roles[role].storeBp > vip.storeBp,
      );
      return says(
        higher.length > 0 && rewards.maxRewardedLevels > 1,
        `高一级的角色从下面的人的订单里拿级差，最高 ${percent(rewards.roles.serviceProvider.onlineBp)}`,
      );
    },
  },
  {
    rule: 'roleWithoutSales',
    level: 'mark',
    title: '没有业绩也能升级',
    trips: ({ rewards }) =>
      says(
        Object.values(rewards.promotionFen).some((fen) => fen === 0),
        '有角色不要求直接顾客的成交额',
      ),
  },
  {
    rule: 'dailyConversion',
    level: 'mark',
    title: '单日转换比例高',
    trips: ({ supply }) =>
      says(
        supply.dailyCapBp > STRICT_CAP_BP,
        `一天最多可转换全部共享值的 ${percent(supply.dailyCapBp)}，最早的日子会一次转换很多`,
      ),
  },
  {
    rule: 'unlimitedSupply',
    level: 'mark',
    title: '积分总量没有上限',
    trips: ({ supply }) => says(supply.lifetimeCapPointUnits === null, '每日释放没有总量上限'),
  },
  {
    rule: 'cashMarket',
    level: 'mark',
    title: '积分可换现金',
    trips: ({ market }) => says(market.isOn, '会员可以挂卖积分，商家用现金求购'),
  },
  {
    rule: 'earlyWithdrawal',
    level: 'mark',
    title: '提现过早',
    trips: ({ market }) =>
      says(
        market.isOn && market.withdrawAfterDays < RETURN_DAYS,
        `成交后 ${market.withdrawAfterDays} 天就能提现，退款可能来不及抵扣`,
      ),
  },
  {
    rule: 'tips',
    level: 'mark',
    title: '打赏（线下账单）',
    trips: ({ tips }) =>
      says(tips.isOn, `线下收款也可以给积分，一张小票最多 ${yuan(tips.maxReceiptFen)}，要逐笔复核`),
  },
  {
    rule: 'tipLimits',
    level: 'mark',
    title: '打赏限额放宽',
    trips: ({ tips }) =>
      says(
        tips.isOn &&
          (tips.maxReceiptFen > RECEIPT_MAX_FEN || tips.perStoreDay > 20 || tips.perCustomerDay > 2),
        `每张 ${yuan(tips.maxReceiptFen)}、每店每天 ${tips.perStoreDay} 张、每人每天 ${tips.perCustomerDay} 张`,
      ),
  },
  {
    rule: 'owedPoints',
    level: 'mark',
    title: '商家赊欠积分',
    trips: ({ merchants }) =>
      says(
        merchants.maxOwedPointUnits > 0,
        `商家最多可以先欠 ${formatUnits(merchants.maxOwedPointUnits, 6)} 积分`,
      ),
  },
  {
    rule: 'prepaidLimit',
    level: 'mark',
    title: '预付卡限额放宽',
    trips: ({ catalog }) =>
      says(
        catalog.cardMaxFen > CARD_MAX_FEN,
        `疗程卡最高 ${yuan(catalog.cardMaxFen)}，超过 ${yuan(CARD_MAX_FEN)}`,
      ),
  },
  {
    rule: 'prepaidReturn',
    level: 'mark',
    title: '预付卡退货期缩短',
    trips: ({ catalog }) =>
      says(catalog.cardReturnDays < RETURN_DAYS, `没用过的疗程卡只有 ${catalog.cardReturnDays} 天可无条件退`),
  },
  {
    rule: 'goodsReturn',
    level: 'mark',
    title: '退货期内就结算',
    trips: ({ orders }) =>
      says(
        orders.settleAfterReceiptDays < RETURN_DAYS,
        `收货 ${orders.settleAfterReceiptDays} 天就结算，早于 7 天无理由退货`,
      ),
  },
  {
    rule: 'rewardsWithoutName',
    level: 'mark',
    title: '未实名也给奖励',
    trips: ({ joining }) => says(!joining.rewardsNeedRealName, '奖励不等实名'),
  },
  {
    rule: 'medicalWithoutName',
    level: 'mark',
    title: '医疗项目不查实名',
    trips: ({ catalog }) => says(!catalog.medicalNeedsRealName, '医疗项目也卖给没有实名、年龄不明的人'),
  },
  {
    rule: 'quickKeyChange',
    level: 'mark',
    title: '换密钥等待太短',
    trips: ({ keys }) => says(keys.waitHours < 72, `换密钥只等 ${keys.waitHours} 小时`),
  },
  {
    rule: 'weakPassword',
    level: 'mark',
    title: '支付密码保护减弱',
    trips: ({ passwords }) =>
      says(
        passwords.log2N < 14 || passwords.maxWrong > 5,
        `哈希强度 2^${passwords.log2N}，连错 ${passwords.maxWrong} 次才锁`,
      ),
  },
];
