/** The policy's fields in the words and units of those who decide about them. */
import { pointText, priceText, rateText, svText, yuanText } from '../../services/amounts';

/** By path; a part of the path that stands for a role or a pack is named in `PARTS`. */
const FIELDS: Readonly<Record<string, string>> = {
  profile: '方案',
  'supply.dailyReleasePointUnits': '每日释放',
  'supply.lifetimeCapPointUnits': '总量上限（空为不设上限）',
  'supply.dailyCapBp': '每日最多转化的共享值比例',
  'joining.lockedSvUnits': '注册锁定共享值',
  'joining.referrerSvUnits': '推荐人注册奖励共享值',
  'joining.activation': '激活方式',
  'joining.rewardsNeedRealName': '他人订单的奖励须实名',
  'joining.heldDays': '等待实名的天数',
  'joining.packs.member.priceFen': '会员礼包价格',
  'joining.packs.member.svRateBp': '会员礼包所得共享值比例',
  'joining.packs.merchant.priceFen': '商家礼包价格',
  'joining.packs.region.priceFen': '区域礼包价格',
  'rewards.buyerSvMultiple': '顾客共享值倍数',
  'rewards.merchantSvMultiple': '商家共享值倍数',
  'rewards.maxRewardedLevels': '团队奖励层级上限',
  'rewards.merchantReferrerStoreBp': '商家推荐人（到店）',
  'rewards.regionPartnerBp': '区域合伙人',
  'partners.termDays': '合伙人任期',
  'partners.renewalDays': '提前多少天可续任',
  activityDays: '一笔订单保持计入的天数',
  'stores.inviteHours': '员工邀请有效小时',
  'stores.billCodeMinutes': '收款码有效分钟',
  'stores.stockDays': '积分储备提醒天数',
  'orders.unpaidMinutes': '未付款关闭分钟',
  'orders.maxUnpaid': '最多待付款订单',
  'orders.autoReceiptDays': '自动收货天数',
  'orders.settleAfterReceiptDays': '收货后结算天数',
  'orders.undoRedeemMinutes': '核销可撤销分钟',
  'orders.maxOrderFen': '单笔订单上限',
  'orders.maxLines': '一单最多商品行',
  'orders.maxQuantity': '一行最多数量',
  'price.firstPrice': '首日价格',
  'price.floorPrice': '最低价格',
  'price.bandBp': '每日涨跌幅',
  'price.allowanceDays': '按让利额计价的天数',
  'price.minSellers': '成交定价：最少卖家',
  'price.minMerchants': '成交定价：最少商家',
  'price.minTradedBp': '成交定价：最少成交占每日释放',
  'price.maxAccountBp': '成交定价：单一账户最多占比',
  'merchants.openingStockFen': '开业积分储备（按当日价格折算）',
  'merchants.maxOwedPointUnits': '商家最多可欠积分',
  'passwords.log2N': '支付密码散列强度 log2N',
  'passwords.r': '支付密码散列参数 r',
  'passwords.p': '支付密码散列参数 p',
  'passwords.maxWrong': '支付密码最多输错',
  'passwords.lockMinutes': '输错后锁定分钟',
  'keys.waitHours': '换密钥等待小时',
  'keys.maxExpiryMinutes': '签名最长有效分钟',
  moveOutBp: '托管转回原始账户手续费',
  'market.isOn': '开放积分交易',
  'market.feeBp': '交易手续费',
  'market.maxOpenOrders': '每人最多委托',
  'market.maxOrderPointUnits': '单笔委托上限',
  'market.withdrawAfterDays': '成交后多少天可提现',
  'catalog.cardMaxFen': '次卡价格上限',
  'catalog.cardReturnDays': '次卡无理由退款天数',
  'catalog.medicalNeedsRealName': '医疗项目须实名',
  'codes.shownSeconds': '券码显示秒数',
  'codes.heldSeconds': '扫码后确认秒数',
  'codes.maxWrong': '券码最多输错',
  'codes.wrongMinutes': '券码输错计数分钟',
  'tips.isOn': '开放打赏',
  'tips.maxReceiptFen': '打赏单笔上限',
  'tips.perStoreDay': '每店每日打赏',
  'tips.perCustomerDay': '每客每日打赏',
  'tips.confirmMinutes': '打赏确认分钟',
  'bookings.maxOpen': '最多未完成预约',
  'bookings.daysAhead': '可提前预约天数',
  'bookings.leadMinutes': '最晚提前预约分钟',
  'bookings.changeUntilMinutes': '最晚改约分钟',
  'bookings.noShowAfterMinutes': '可记爽约分钟',
  'bookings.missedAfterMinutes': '自动记爽约分钟',
  'bookings.maxNoShows': '爽约次数上限',
  'bookings.noShowDays': '爽约计数天数',
  'bookings.eveningMinute': '前一晚提醒（当天第几分钟）',
  'bookings.remindBeforeMinutes': '到店前提醒分钟',
  'visits.daysAhead': '到家可提前天数',
  'visits.leadMinutes': '到家最晚提前分钟',
  'visits.changeUntilMinutes': '到家最晚改约分钟',
  'marketing.newDays': '新客天数',
  'marketing.asleepDays': '沉睡客天数',
  'marketing.contactEveryDays': '同一商家联系间隔天数',
  'marketing.maxRecipients': '单次营销最多人数',
};

const ROLE_FIELD = /^rewards\.(roles|promotionFen)\.(\w+)(?:\.(onlineBp|storeBp))?$/;
const PARTS: Readonly<Record<string, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
  onlineBp: '线上',
  storeBp: '到店',
};

export function fieldName(path: string): string {
  const [, what, role = '', channel = ''] = ROLE_FIELD.exec(path) ?? [];
  if (what === 'roles') return `${PARTS[role] ?? role}级差（${PARTS[channel] ?? channel}）`;
  if (what === 'promotionFen') return `晋升${PARTS[role] ?? role}的顾客成交额`;
  return FIELDS[path] ?? path;
}

export type PolicyValue = string | number | boolean | null;

const UNITS: readonly (readonly [RegExp, (units: number) => string])[] = [
  [/Bp$/, rateText],
  [/Fen(\.|$)/, yuanText],
  [/SvUnits$/, (units) => `${svText(units)} 共享值`],
  [/PointUnits$/, (units) => `${pointText(units)} 积分`],
  [/(firstPrice|floorPrice)$/, priceText],
];

/** A value with its unit. */
export function valueText(path: string, value: PolicyValue): string {
  if (value === null) return '不设';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  const written = UNITS.find(([ending]) => ending.test(path))?.[1];
  return written === undefined ? String(value) : written(value);
}

/** Every field of a policy by its path. */
export function fieldsOf(policy: object, path = ''): (readonly [string, PolicyValue])[] {
  return Object.entries(policy as Readonly<Record<string, PolicyValue | object>>).flatMap(([name, inner]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return typeof inner === 'object' && inner !== null ? fieldsOf(inner, field) : [[field, inner] as const];
  });
}

/** The policy with these fields as they were typed; whole numbers stay numbers. */
export function withFields<P extends object>(policy: P, typed: ReadonlyMap<string, PolicyValue>): P {
  const changed = (value: unknown, path: string): unknown => {
    if (typed.has(path)) return typed.get(path);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        changed(inner, path === '' ? name : `${path}.${name}`),
      ]),
    );
  };
  return changed(policy, '') as P;
}
