/** What is paid and not yet used: the unused uses of vouchers and session cards, by merchant and age (预付负债). Pure. */
import type { Order } from '../orders/documents';
import { unusedFen } from '../orders/portions';
import { dayOf, type Day } from '../units/days';
import type { Column, Row } from './table';

export const PREPAID_COLUMNS: readonly Column[] = [
  { key: 'merchantId', title: '商家', type: 'text' },
  { key: 'stores', title: '可用门店', type: 'text' },
  { key: 'age', title: '账龄', type: 'text' },
  { key: 'orders', title: '订单数', type: 'count' },
  { key: 'uses', title: '未用次数', type: 'count' },
  { key: 'liabilityFen', title: '未用金额（元）', type: 'fen' },
];

const AGES = [
  [30, '30 天内'],
  [90, '31–90 天'],
  [180, '91–180 天'],
  [365, '181–365 天'],
  [Number.POSITIVE_INFINITY, '一年以上'],
] as const;

/** Of the services that are paid and not closed, as they stand on `today`. */
export function prepaidRows(orders: readonly Order[], today: Day): Row[] {
  const rows = new Map<string, Row>();
  for (const order of orders) {
    if (order.kind !== 'service' || order.state !== 'paid' || order.paidAt === null || order.refundedUnsettledFen > 0)
      continue;
    const used = order.settlements.filter((one) => !one.reversed).length;
    const days = (Date.parse(today) - Date.parse(dayOf(order.paidAt))) / 86_400_000;
    const [, age] = AGES.find(([most]) => days <= most) ?? AGES[4];
    const stores = order.service?.storeIds.join(' ') ?? '';
    const key = `${order.merchantId}\n${stores}\n${String(AGES.findIndex((one) => one[1] === age))}`;
    const before = rows.get(key);
    rows.set(key, {
      ...{ merchantId: order.merchantId, stores: stores === '' ? '全部门店' : stores, age },
      orders: Number(before?.['orders'] ?? 0) + 1,
      uses: Number(before?.['uses'] ?? 0) + order.uses - used,
      liabilityFen: Number(before?.['liabilityFen'] ?? 0) + unusedFen(order),
    });
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
