/** 自营优惠券: offers of the platform's own shop. Coupons that are taken keep the terms under which they were. */
import { call, type RowOf } from '../services/mall';
import { basisPointsOf, countOf, fenOf, rateText, yuanText } from '../services/amounts';
import { OWN_SHOP } from '../services/own-shop';
import { instantOf, timeText } from '../services/times';
import { textOf, type Task, type Values } from '../dialogs/task';
import type { List } from '../table/list';
import { ID_FIELD } from './categories';

type Row = RowOf<'coupons'>;
type Terms = Row['terms'];

function termsText({ thresholdFen, offFen, offRateBp, maxOffFen }: Terms): string {
  const from = thresholdFen === 0 ? '无门槛' : `满 ${yuanText(thresholdFen)}`;
  if (offFen > 0) return `${from} 减 ${yuanText(offFen)}`;
  return `${from} 减 ${rateText(offRateBp)}${maxOffFen === 0 ? '' : `，最多 ${yuanText(maxOffFen)}`}`;
}

export const coupons: List<Row> = {
  title: '自营优惠券',
  note: '只用于平台自营商品；顾客已领的券按领取时的条件使用',
  empty: '还没有优惠券',
  id: (row) => row._id,
  load: (after) => call('coupons', { after, limit: 50 }),
  columns: [
    { title: '名称', text: (row) => row.name },
    { title: '优惠', text: (row) => termsText(row.terms) },
    {
      title: '适用',
      text: (row) => (row.skuIds.length === 0 ? '全部自营商品' : `${row.skuIds.length} 个规格`),
      width: 120,
    },
    { title: '已领 / 总数', text: (row) => `${row.claimed} / ${row.quantity}`, isAmount: true, width: 110 },
    { title: '每人', text: (row) => `${row.perMember} 张`, isAmount: true, width: 70 },
    { title: '领取开始', text: (row) => timeText(row.claimFrom), width: 150 },
    { title: '领取结束', text: (row) => timeText(row.claimUntil), width: 150 },
    { title: '有效', text: (row) => `${row.validDays} 天`, isAmount: true, width: 70 },
  ],
  creations: [{ label: '新建优惠券', task: create }],
};

function termsOf(values: Values): Terms {
  const isRate = textOf(values, 'kind') === 'rate';
  const fen = (key: string): number => fenOf(textOf(values, key)) ?? 0;
  return {
    thresholdFen: fen('threshold'),
    offFen: isRate ? 0 : fen('off'),
    offRateBp: isRate ? (basisPointsOf(textOf(values, 'rate')) ?? 0) : 0,
    maxOffFen: isRate ? fen('most') : 0,
  };
}

function create(): Task {
  const needs = (kind: string, sentence: string) => (value: string, values: Values) =>
    textOf(values, 'kind') === kind && value === '' ? sentence : null;
  return {
    title: '新建优惠券',
    fields: [
      { ...ID_FIELD, hint: '同一编号再次保存即修改这张券' },
      { key: 'name', label: '名称', kind: 'text', max: 60 },
      {
        key: 'kind',
        label: '方式',
        kind: 'select',
        options: [
          { value: 'sum', label: '减金额' },
          { value: 'rate', label: '减百分比' },
        ],
      },
      { key: 'threshold', label: '门槛', kind: 'money', hint: '0 为无门槛' },
      {
        key: 'off',
        label: '减多少（减金额时）',
        kind: 'money',
        isOptional: true,
        fault: needs('sum', '请填写金额'),
      },
      { key: 'rate', label: '减多少（减百分比时）', kind: 'rate', isOptional: true },
      { key: 'most', label: '最多减（减百分比时）', kind: 'money', isOptional: true, hint: '不填为不封顶' },
      { key: 'quantity', label: '总张数', kind: 'count' },
      { key: 'perMember', label: '每人最多', kind: 'count' },
      { key: 'from', label: '领取开始', kind: 'moment' },
      {
        key: 'until',
        label: '领取结束',
        kind: 'moment',
        fault: (value, values) =>
          instantOf(value) > instantOf(textOf(values, 'from')) ? null : '结束时间要晚于开始时间',
      },
      { key: 'days', label: '领取后有效天数', kind: 'count' },
    ],
    first: { kind: 'sum', threshold: '0', perMember: '1', days: '30' },
    changes: (values) => [
      { what: '优惠', before: '', after: termsText(termsOf(values)) },
      { what: '总张数', before: '', after: textOf(values, 'quantity') },
    ],
    label: '保存',
    run: (values, requestId) =>
      call(
        'shop.saveCouponOffer',
        {
          merchantId: OWN_SHOP,
          code: textOf(values, 'id'),
          name: textOf(values, 'name'),
          terms: termsOf(values),
          quantity: countOf(textOf(values, 'quantity')) ?? 0,
          perMember: countOf(textOf(values, 'perMember')) ?? 1,
          claimFrom: instantOf(textOf(values, 'from')),
          claimUntil: instantOf(textOf(values, 'until')),
          validDays: countOf(textOf(values, 'days')) ?? 30,
        },
        requestId,
      ),
    done: '已保存，到领取时间自动出现在领券中心',
  };
}
