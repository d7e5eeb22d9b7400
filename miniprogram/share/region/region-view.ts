/** The region partner in words: what it is, how far one is, the month by order. Pure. */
import type { DataOf } from '../../services/api';
import { exactPointText, pointText, rateText } from '../../services/amounts';
import { stateWords, type StateWords } from '../../services/reward-words';
import { dayText, dayWords, fullDayWords, monthWords } from '../../services/times';

export type Region = DataOf<'member', 'region'>;
type Month = NonNullable<Region['month']>;
type RegionOrder = Month['orders']['rows'][number];

/** partner: has a city · applied: waits · choose: has the pack · buy: has nothing yet */
export type Stage = 'partner' | 'applied' | 'choose' | 'buy';

export interface RegionView {
  readonly stage: Stage;
  readonly packFen: number;
  readonly about: string;
  readonly city: string;
  readonly term: string;
  readonly earning: string;
  readonly isEarning: boolean;
  readonly application: string;
  readonly answer: string;
  /** Of the city that is held, which may be renewed towards the end of the term. */
  readonly hasMonth: boolean;
}

export interface OrderRow {
  /** Uses of one session card are rows of their own. */
  readonly key: string;
  readonly orderId: string;
  readonly buyer: string;
  readonly facts: string;
  readonly amountFen: number;
  readonly points: string;
  readonly reversed: string;
  readonly state: StateWords;
}

export const NO_REGION: RegionView = {
  ...{ stage: 'buy', packFen: 0, about: '', city: '', term: '', earning: '', isEarning: false },
  ...{ application: '', answer: '', hasMonth: false },
};

export function viewOfRegion(region: Region): RegionView {
  const { partner, application, packPriceFen, rateBp, termDays, month } = region;
  return {
    stage: stageOf(region),
    packFen: packPriceFen,
    about: `您合伙的城市里完成的订单，按扣除积分的 ${rateText(rateBp)} 计给您：线上看收货城市，到店看门店城市。一个城市一位，任期 ${termDays} 天；自己的门店不计。没有订单就没有所得，积分的价格会涨也会跌。`,
    city: partner?.city ?? '',
    term:
      partner === null
        ? ''
        : `${fullDayWords(partner.firstDay)}起${partner.lastDay === null ? '' : `，到 ${fullDayWords(partner.lastDay)}`}`,
    ...earningOf(partner),
    ...applicationOf(application),
    hasMonth: month !== null,
  };
}

function stageOf({ partner, application, hasPack }: Region): Stage {
  if (partner !== null) return 'partner';
  if (application?.state === 'applied') return 'applied';
  return hasPack ? 'choose' : 'buy';
}

function earningOf(partner: Region['partner']): Pick<RegionView, 'earning' | 'isEarning'> {
  if (partner === null) return { earning: '', isEarning: false };
  const through = partner.earnsThrough === '' ? '' : dayWords(partner.earnsThrough);
  return partner.isEarning
    ? { earning: `计入中，到 ${through}（含）；期间再完成一笔自己的订单重新计`, isEarning: true }
    : { earning: '暂停中：完成一笔自己的订单后恢复', isEarning: false };
}

function applicationOf(application: Region['application']): Pick<RegionView, 'application' | 'answer'> {
  if (application === null || application.state === 'approved') return { application: '', answer: '' };
  const { city, state, appliedAt, answer } = application;
  const text =
    state === 'applied'
      ? `${dayText(appliedAt)}申请了${city}，审核中，结果会通知您`
      : `${city}的申请没有通过，可以换一个城市再申请`;
  return { application: text, answer: answer ?? '' };
}

const BY = { delivery: '收货城市', store: '门店城市' } as const;

export function orderRow(order: RegionOrder, index: number): OrderRow {
  return {
    key: `${order.orderId} ${index}`,
    orderId: order.orderId,
    buyer: order.buyer,
    facts: `${dayText(order.settledAt)}完成 · ${BY[order.by]}`,
    amountFen: order.amountFen,
    points: `${exactPointText(order.pointUnits)} 积分`,
    reversed:
      order.reversedPointUnits === 0 ? '' : `退款扣回 ${exactPointText(order.reversedPointUnits)} 积分`,
    state: stateWords({ state: order.state, day: null, heldThrough: null }),
  };
}

export const monthTitle = ({ month, pointUnits }: Month): { name: string; points: string } => ({
  name: monthWords(month),
  points: `${pointText(pointUnits)} 积分`,
});
