/** The events of a replay in the order in which they run. */

import type { MemberRow, OrderRow, ReplayInput } from './parse';

export type ReplayEvent =
  | { readonly type: 'join'; readonly time: string; readonly member: MemberRow }
  | { readonly type: 'activation'; readonly time: string; readonly member: MemberRow }
  | { readonly type: 'payment'; readonly time: string; readonly order: OrderRow }
  | { readonly type: 'settlement'; readonly time: string; readonly order: OrderRow }
  | { readonly type: 'refund'; readonly time: string; readonly order: OrderRow };

const RANK = { join: 0, activation: 1, payment: 2, settlement: 3, refund: 4 } as const;

export function replayEvents(input: ReplayInput): ReplayEvent[] {
  const events: ReplayEvent[] = [];
  for (const member of input.members) {
    events.push({ type: 'join', time: member.joinedAt, member });
    if (member.activatedAt !== null) events.push({ type: 'activation', time: member.activatedAt, member });
  }
  for (const order of input.orders) {
    events.push({ type: 'payment', time: order.paidAt, order });
    if (order.settledAt !== null) events.push({ type: 'settlement', time: order.settledAt, order });
    if (order.refundedAt !== null) events.push({ type: 'refund', time: order.refundedAt, order });
  }
  // The sort is stable: what is equal here stays in file order.
  return events.sort((a, b) => compareText(a.time, b.time) || RANK[a.type] - RANK[b.type]);
}

export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
