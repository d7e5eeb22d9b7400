/** 广告位 that merchants pay for: the offer in the form, how it stands, taking it back, withdrawing it with a refund. */
import { call, type InputOf, type RowOf } from '../services/mall';
import { fenOf, yuanText } from '../services/amounts';
import { instantOf, timeOrDash, timeText, wallTime } from '../services/times';
import type { Words } from '../services/words';
import { textOf, type Field, type Task, type Values } from '../dialogs/task';

type Row = RowOf<'slots'>;
type Sale = NonNullable<Row['sale']>;

type Phase = Row['time'] | Exclude<Sale['state'], 'paid'>;
export const PHASES: Words<Phase> = {
  waiting: ['未开始', 'default'],
  running: ['展示中', 'success'],
  over: ['已结束', 'default'],
  offered: ['待商家付款', 'warning'],
  takenBack: ['已收回', 'default'],
  lapsed: ['过期未付', 'default'],
  withdrawn: ['已撤下', 'default'],
};

/** By the mall's clock, whatever the computer's shows. */
export function phaseOf({ time, sale }: Row): Phase {
  return sale === undefined || sale.state === 'paid' ? time : sale.state;
}

export function saleFacts(sale: Sale): [string, string][] {
  return [
    ['买家', sale.merchantId],
    ['价格', yuanText(sale.priceFen)],
    ['最晚付款', timeText(sale.payUntil)],
    ['报价时间', timeText(sale.offeredAt)],
    ['付款时间', timeOrDash(sale.paidAt)],
    ['订单', sale.orderId ?? '—'],
    ['结束时间', timeOrDash(sale.endedAt)],
    ['退款', sale.refundedFen === 0 ? '—' : yuanText(sale.refundedFen)],
  ];
}

export function isWithdrawable({ sale, time }: Row): boolean {
  return sale?.state === 'paid' && time !== 'over';
}

export function takeBack(row: Row): Task {
  return {
    title: `收回「${row.title}」`,
    note: '商家还没有付款。收回后不能再付，位置留给别人',
    changes: () => [{ what: '状态', before: PHASES.offered[0], after: PHASES.takenBack[0] }],
    label: '确认收回',
    run: (_values, requestId) => call('takeBackSlot', { slotId: row._id }, requestId),
    done: '已收回，商家不能再付款',
  };
}

export function withdraw(row: Row): Task {
  const back =
    row.time === 'running' ? '按剩下的整天数退款' : `全额退款 ${yuanText(row.sale?.priceFen ?? 0)}`;
  return {
    title: `撤下「${row.title}」`,
    note: '商家已经付款。撤下后立即不再展示，款项按原支付方式退回，不能恢复',
    changes: () => [
      { what: '状态', before: PHASES[phaseOf(row)][0], after: PHASES.withdrawn[0] },
      { what: '退款', before: '', after: back },
    ],
    label: '确认撤下',
    isGrave: true,
    run: (_values, requestId) => call('withdrawSlot', { slotId: row._id }, requestId),
    done: '已撤下，退款会自动送往微信',
  };
}

type SlotOffer = NonNullable<InputOf<'saveSlot'>['offer']>;

export function offerOf(values: Values): SlotOffer | null {
  const merchantId = textOf(values, 'merchant');
  if (merchantId === '') return null;
  const payUntil = wallTime(instantOf(textOf(values, 'payUntil')));
  return { merchantId, priceFen: fenOf(textOf(values, 'price')) ?? 0, payUntil };
}

export function offerIn(row: Row | null): SlotOffer | null {
  const { sale } = row ?? {};
  return sale === undefined ? null : { ...sale, payUntil: wallTime(sale.payUntil) };
}

export function offerText(offer: SlotOffer | null): string {
  if (offer === null) return '免费展示';
  const { merchantId, priceFen, payUntil } = offer;
  return `${merchantId} ${yuanText(priceFen)}，${payUntil.replace('T', ' ')} 前付款`;
}

/** Naming a merchant makes an offer of it, once; what was saved without one stays free of charge. */
export function saleFields(row: Row | null): Field[] {
  const isFixed = row !== null;
  if (isFixed && row.sale === undefined) return [];
  return [
    {
      ...{ key: 'merchant', label: '卖给商家', kind: 'text', isOptional: true, max: 64, isFixed },
      hint: '商家编号；不填就直接展示，不收费',
      fault: (_value, values) =>
        (fenOf(textOf(values, 'price')) ?? 0) > 0 && textOf(values, 'payUntil') !== ''
          ? null
          : '卖给商家要同时填写价格和最晚付款时间',
    },
    {
      ...{ key: 'price', label: '价格', kind: 'money', isOptional: true, isFixed },
      hint: '付款后才展示',
      fault: (_value, values) => (textOf(values, 'merchant') === '' ? '请填写卖给哪个商家' : null),
    },
    {
      ...{ key: 'payUntil', label: '最晚付款', kind: 'moment', isOptional: true, isFixed },
      hint: '过时未付自动失效',
      fault: (value, values) =>
        instantOf(value) > instantOf(textOf(values, 'from')) ? '最晚付款时间不能晚于开始时间' : null,
    },
  ];
}

export function saleValues(row: Row | null): Record<'merchant' | 'price' | 'payUntil', string> {
  const { sale } = row ?? {};
  if (sale === undefined) return { merchant: '', price: '', payUntil: '' };
  const { merchantId, priceFen, payUntil } = sale;
  return { merchant: merchantId, price: yuanText(priceFen).slice(1), payUntil: timeText(payUntil) };
}
