/** Rewards in plain words: what kind, by which rule, how it stands. Pure. */
import type { DataOf } from './api';
import { exactPointText, exactSvText, pointText, rateText, svText } from './amounts';
import { dayWords } from './times';

export type RewardRow = DataOf<'member', 'moreRewards'>['rows'][number];
export type Leg = RewardRow['legs'][number];
export type KindSum = DataOf<'member', 'rewards'>['sums'][number];
type Kind = Leg['kind'];
type State = Leg['state'];

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  own: '自己消费',
  sharing: '分享奖励',
  differential: '级差奖励',
  signup: '新人首单',
  merchantReferrer: '引荐商家',
  region: '区域合伙',
  activation: '会员开通',
  sales: '商家销售',
};

/** Why, in one sentence; `rate` stands where the rule has one. */
const RULES: Readonly<Record<Kind, (rate: string) => string>> = {
  own: () => '您自己的订单完成后，按商家让利额的倍数计入共享值',
  sharing: (rate) => `您直接分享的顾客消费，按 ${rate} 计给您`,
  differential: (rate) => `您的服务角色比例高于下面已付的最高比例，差额 ${rate} 计给您`,
  signup: () => '您带来的新会员完成第一笔普通订单',
  merchantReferrer: (rate) => `您引荐的商家在门店成交，按扣除积分的 ${rate} 计给您`,
  region: (rate) => `订单的城市由您合伙，按扣除积分的 ${rate} 计给您`,
  activation: () => '会员礼包完成，计入礼包的共享值并解锁注册时的共享值',
  sales: () => '商家的订单完成后，按让利额的倍数计入商家的共享值',
};

export function ruleText({ kind, rateBp }: Pick<Leg, 'kind' | 'rateBp'>): string {
  return RULES[kind](rateText(rateBp));
}

const UNITS = { SV: '共享值', POINTS: '积分' } as const;

/** "40.00 共享值"; a figure is never without its unit. */
export function amountText(asset: Leg['asset'], units: number): string {
  return `${asset === 'SV' ? svText(units) : pointText(units)} ${UNITS[asset]}`;
}

export function exactAmountText(asset: Leg['asset'], units: number): string {
  return `${asset === 'SV' ? exactSvText(units) : exactPointText(units)} ${UNITS[asset]}`;
}

export type Tone = 'good' | 'warn' | 'second';

export interface StateWords {
  readonly text: string;
  readonly tone: Tone;
}

const TONES: Readonly<Record<State, Tone>> = {
  pending: 'second',
  held: 'warn',
  effective: 'good',
  partlyReversed: 'warn',
  reversed: 'second',
  lapsed: 'second',
};

/** How a reward stands, and what comes next and when. */
export function stateWords({
  state,
  day,
  heldThrough,
}: Pick<Leg, 'state' | 'day' | 'heldThrough'>): StateWords {
  const texts: Readonly<Record<State, string>> = {
    pending: day === null ? '预计订单完成后生效' : `预计 ${dayWords(day)}生效`,
    held: heldThrough === null ? '待实名' : `待实名，保留到 ${dayWords(heldThrough)}`,
    effective: day === null ? '已生效' : `${dayWords(day)}已生效`,
    partlyReversed: '部分随退款扣回',
    reversed: '已随退款扣回',
    lapsed: '超过实名期限，已失效',
  };
  return { text: texts[state], tone: TONES[state] };
}

export interface SumView {
  readonly kind: Kind;
  readonly name: string;
  readonly amount: string;
}

const ORDER = Object.keys(KIND_WORDS);

/** One line a kind, always in the same order; what is nothing of an asset is left out. */
export function sumViews(sums: readonly KindSum[]): SumView[] {
  const sorted = [...sums].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  return sorted.map(({ kind, svUnits, pointUnits }) => ({
    kind,
    name: KIND_WORDS[kind],
    amount: [
      svUnits === 0 ? '' : amountText('SV', svUnits),
      pointUnits === 0 ? '' : amountText('POINTS', pointUnits),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  }));
}

/** Who bought where. */
export function rowTitle({ buyer, merchant, orderKind }: RewardRow): string {
  const where = orderKind === 'pack' ? '礼包' : merchant;
  return [buyer ?? '我的订单', where].filter((part) => part !== '').join(' · ');
}
