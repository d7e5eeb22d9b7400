/** What happened, in the order in which a replay does it again. */
import type { Instant } from '../../cloudfunctions/units/days';
import type { MemberRow, OrderRow, ReplayInput } from './input';

export type ReplayEvent =
  | { readonly kind: 'join'; readonly at: Instant; readonly member: MemberRow }
  | { readonly kind: 'activation'; readonly at: Instant; readonly member: MemberRow }
  | { readonly kind: 'payment' | 'settlement' | 'refund'; readonly at: Instant; readonly order: OrderRow };

const MINUTE_ORDER: readonly ReplayEvent['kind'][] = [
  'join',
  'activation',
  'payment',
  'settlement',
  'refund',
];

/** All events by time, within a minute by kind, then by file order. */
export function replayEvents(input: ReplayInput): ReplayEvent[] {
  const events: ReplayEvent[] = [
    ...input.members.map((member) => ({ kind: 'join', at: member.joinedAt, member }) as const),
    ...input.members.flatMap((member) =>
      member.activatedAt === null ? [] : [{ kind: 'activation', at: member.activatedAt, member } as const],
    ),
    ...input.orders.map((order) => ({ kind: 'payment', at: order.paidAt, order }) as const),
    ...input.orders.flatMap((order) =>
      order.settledAt === null ? [] : [{ kind: 'settlement', at: order.settledAt, order } as const],
    ),
    ...input.orders.flatMap((order) =>
      order.refundedAt === null ? [] : [{ kind: 'refund', at: order.refundedAt, order } as const],
    ),
  ];
  const rank = new Map(MINUTE_ORDER.map((kind, i) => [kind, i]));
  // The sort is stable, so file order decides what is left.
  return events.sort((a, b) => a.at - b.at || (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0));
}

/**
 * Referrers that join after somebody they referred, with everybody above them, top first: their
 * links stand from the start.
 */
export function earlyArrivals(input: ReplayInput): MemberRow[] {
  const byId = new Map(input.members.map((member) => [member.id, member]));
  const place = new Map(input.members.map((member, i) => [member.id, i]));
  const joinsLater = (a: MemberRow, b: MemberRow): boolean =>
    a.joinedAt > b.joinedAt || (a.joinedAt === b.joinedAt && (place.get(a.id) ?? 0) > (place.get(b.id) ?? 0));
  const needed = new Set<string>();
  for (const member of input.members) {
    const referrer = byId.get(member.referrerId ?? '');
    if (referrer === undefined || !joinsLater(referrer, member)) continue;
    for (let person: MemberRow | undefined = referrer; person !== undefined && !needed.has(person.id);) {
      needed.add(person.id);
      person = byId.get(person.referrerId ?? '');
    }
  }
  const depth = (member: MemberRow): number => {
    let steps = 0;
    for (let above = byId.get(member.referrerId ?? ''); above !== undefined; steps += 1)
      above = byId.get(above.referrerId ?? '');
    return steps;
  };
  return input.members
    .filter((member) => needed.has(member.id))
    .map((member) => ({ member, depth: depth(member) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ member }) => member);
}
