/** The policy's fields in the words and units of those who decide about them. */
import { yuanText } from '../../services/amounts';
import { unitOf } from './units';

/** By path; a part of the path that stands for a role is named in `PARTS`. */
const FIELDS: Readonly<Record<string, string>> = {
  version: '版本',
  profile: '方案',
  'supply.dailyReleasePointUnits': '每日释放',
  'supply.lifetimeCapPointUnits': '总量上限（空为不设上限）',
  'supply.dailyCapBp': '每日最多转化的共享值比例',
  'joining.lockedSvUnits': '注册锁定共享值',
  'joining.referrerSvUnits': '推荐人注册奖励共享值',
  'joining.activation': '激活方式',
  'joining.rewardsNeedRealName': '他人订单的奖励须实名',
  'joining.heldDays': '奖励最多等待实名',
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
  'partners.renewalDays': '任期结束前可续任',
  activityDays: '一笔订单保持计入',
  'stores.inviteHours': '员工邀请有效期',
  'stores.billCodeMinutes': '收款码有效期',
  'stores.stockDays': '积分储备不够用时提醒',
  'orders.unpaidMinutes': '未付款自动关闭',
  'orders.maxUnpaid': '最多待付款订单',
  'orders.autoReceiptDays': '发货后自动收货',
  'orders.settleAfterReceiptDays': '收货后结算',
  'orders.undoRedeemMinutes': '核销后可撤销',
  'orders.maxOrderFen': '单笔订单上限',
  'orders.maxLines': '一单最多商品行',
  'orders.maxQuantity': '一行最多数量',
  'price.firstPrice': '首日价格',
  'price.floorPrice': '最低价格',
  'price.bandBp': '每日涨跌幅',
  'price.allowanceDays': '计价看最近的让利额',
  'price.minSellers': '成交定价：最少卖家',
  'price.minMerchants': '成交定价：最少商家',
  'price.minTradedBp': '成交定价：最少成交占每日释放',
  'price.maxAccountBp': '成交定价：单一账户最多占比',
  'merchants.openingStockFen': '开业积分储备（按当日价格折算）',
  'merchants.maxOwedPointUnits': '商家最多可欠积分',
  'passwords.log2N': '支付密码散列强度（log₂N）',
  'passwords.r': '支付密码散列块大小（r）',
  'passwords.p': '支付密码散列并行数（p）',
  'passwords.maxWrong': '支付密码最多连续输错',
  'passwords.lockMinutes': '支付密码输错后锁定',
  'keys.waitHours': '换密钥等待期',
  'keys.maxExpiryMinutes': '签名最长有效期',
  'pointPayments.maxShareBp': '积分最多抵扣一单的比例',
  moveOutBp: '托管转回原始账户手续费',
  'market.isOn': '开放积分交易',
  'market.feeBp': '交易手续费',
  'market.maxOpenOrders': '每人最多委托',
  'market.maxOrderPointUnits': '单笔委托上限',
  'market.withdrawAfterDays': '成交后可提现',
  'cash.payIn.minFen': '商家转入每次最少',
  'cash.payIn.maxFen': '商家转入每次最多',
  'cash.payIn.minutes': '商家转入付款时限',
  'cash.withdraw.minFen': '会员提现每次最少',
  'cash.withdraw.maxFen': '会员提现每次最多',
  'cash.withdraw.dayFen': '会员提现每日最多',
  'cash.takeOut.minFen': '商家取出每次最少',
  'cash.takeOut.maxFen': '商家取出每次最多',
  'cash.takeOut.dayFen': '商家取出每日最多',
  'catalog.cardMaxFen': '次卡价格上限',
  'catalog.cardReturnDays': '次卡无理由退款期',
  'catalog.medicalNeedsRealName': '医疗项目须实名',
  'codes.shownSeconds': '券码显示时长',
  'codes.heldSeconds': '扫码后确认时限',
  'codes.maxWrong': '店员最多输错券码',
  'codes.wrongMinutes': '券码输错计数时段',
  'tips.isOn': '开放打赏',
  'tips.maxReceiptFen': '打赏单笔上限',
  'tips.perStoreDay': '每店每日打赏',
  'tips.perCustomerDay': '每客每日打赏',
  'tips.confirmMinutes': '打赏确认时限',
  'bookings.maxOpen': '最多未完成预约',
  'bookings.daysAhead': '预约最多提前',
  'bookings.leadMinutes': '预约至少提前',
  'bookings.changeUntilMinutes': '改约至少提前',
  'bookings.noShowAfterMinutes': '开始后可记爽约',
  'bookings.missedAfterMinutes': '结束后自动记爽约',
  'bookings.maxNoShows': '爽约上限',
  'bookings.noShowDays': '爽约计数时段',
  'bookings.eveningMinute': '前一晚提醒时刻',
  'bookings.remindBeforeMinutes': '到店前提醒提前',
  'visits.daysAhead': '到家最多提前',
  'visits.leadMinutes': '到家至少提前',
  'visits.changeUntilMinutes': '到家改约至少提前',
  'marketing.newDays': '新客：首次消费以来',
  'marketing.asleepDays': '沉睡客：未消费满',
  'marketing.contactEveryDays': '同一商家联系间隔',
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

/** What can be chosen where it is neither a number nor a name. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  profile: { standard: '标准', strict: '严格' },
  'joining.activation': { memberPack: '购买会员礼包', realName: '实名认证' },
};
const YES_OR_NO = { true: '是', false: '否' } as const;

/** By what is typed for each; null where anything may be typed. */
export function choicesOf(path: string, value: PolicyValue): Readonly<Record<string, string>> | null {
  return typeof value === 'boolean' ? YES_OR_NO : (CHOICES[path] ?? null);
}

/** A value with its unit. */
export function valueText(path: string, value: PolicyValue): string {
  if (value === null) return '不设';
  if (typeof value !== 'number') return choicesOf(path, value)?.[String(value)] ?? String(value);
  if (/Fen(\.|$)/.test(path)) return yuanText(value);
  const { write, word } = unitOf(path);
  return `${write(value)}${word === '%' || word === '' ? word : ` ${word}`}`;
}

/** As it is typed. */
export function typedText(path: string, value: PolicyValue): string {
  return typeof value === 'number' ? unitOf(path).write(value) : String(value ?? '');
}

/** What was typed, as the field is; what is no such value stays a text, which the mall refuses with the field. */
export function typedValue(path: string, before: PolicyValue, text: string): PolicyValue {
  const word = text.trim();
  if (typeof before === 'boolean') return word === 'true';
  if (typeof before === 'string') return word;
  return word === '' ? null : (unitOf(path).read(word) ?? word);
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
