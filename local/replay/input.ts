/** The four files of a replay, checked as a whole before anything is done. */
import { BASIS_POINTS } from '../../cloudfunctions/units/amounts';
import type { Instant } from '../../cloudfunctions/units/days';
import { ROLES, type Role } from '../../cloudfunctions/policy/policy';
import { BadFile, type FileName, type Row } from './rows';

export interface MemberRow {
  readonly id: string;
  readonly joinedAt: Instant;
  readonly referrerId: string | null;
  readonly activatedAt: Instant | null;
  readonly role: Role;
}
export interface MerchantRow {
  readonly id: string;
  readonly referrerId: string | null;
}
export interface PartnerRow {
  readonly city: string;
  readonly memberId: string;
}
export interface OrderRow {
  readonly id: string;
  readonly paidAt: Instant;
  readonly settledAt: Instant | null;
  readonly refundedAt: Instant | null;
  readonly memberId: string;
  readonly merchantId: string;
  readonly channel: 'online' | 'store';
  readonly city: string;
  readonly amountFen: number;
  readonly allowanceRateBp: number;
}
export interface ReplayInput {
  readonly members: readonly MemberRow[];
  readonly merchants: readonly MerchantRow[];
  readonly partners: readonly PartnerRow[];
  readonly orders: readonly OrderRow[];
}
function unique<T extends { readonly id: string }>(
  rows: readonly Row[],
  values: readonly T[],
): Map<string, T> {
  const byId = new Map<string, T>();
  values.forEach((value, i) => {
    if (byId.has(value.id)) rows[i]?.fail(`${value.id} occurs twice`);
    byId.set(value.id, value);
  });
  return byId;
}

/** The whole input, with every reference checked; throws `BadFile` for the first fault. */
export function readInput(
  rows: Readonly<Record<FileName, readonly Row[]>>,
  maxOrderFen: number,
): ReplayInput {
  const members = rows.members.map(memberRow);
  const merchants = rows.merchants.map((row) => {
    row.time('joined_at');
    return { id: row.id('merchant_id'), referrerId: row.optionalId('referrer_id') };
  });
  const memberById = unique(rows.members, members);
  const merchantById = unique(rows.merchants, merchants);
  const known = (row: Row | undefined, id: string | null): void => {
    if (id !== null && !memberById.has(id)) row?.fail(`unknown member ${id}`);
  };
  members.forEach((member, i) => known(rows.members[i], member.referrerId));
  members.forEach((member, i) => checkNoCycle(rows.members[i], member, memberById));
  merchants.forEach((merchant, i) => known(rows.merchants[i], merchant.referrerId));

  const partners = rows.partners.map((row) => ({ city: row.text('city'), memberId: row.id('member_id') }));
  unique(
    rows.partners,
    partners.map(({ city }) => ({ id: city })),
  );
  partners.forEach((partner, i) => known(rows.partners[i], partner.memberId));

  const orders = rows.orders.map((row) => orderRow(row, maxOrderFen));
  unique(rows.orders, orders);
  orders.forEach((order, i) => {
    known(rows.orders[i], order.memberId);
    if (!merchantById.has(order.merchantId)) rows.orders[i]?.fail(`unknown merchant ${order.merchantId}`);
    const joinedAt = memberById.get(order.memberId)?.joinedAt ?? 0;
    if (order.paidAt < joinedAt) rows.orders[i]?.fail('paid_at is before the member joined');
  });
  if (orders.length === 0) throw new BadFile('orders', 1, 'there is no order to replay');
  return { members, merchants, partners, orders };
}

function memberRow(row: Row): MemberRow {
  const joinedAt = row.time('joined_at');
  const activatedAt = row.optionalTime('activated_at');
  if (activatedAt !== null && activatedAt < joinedAt) row.fail('activated_at is before joined_at');
  const role = row.optional('role') === null ? 'vip' : row.oneOf('role', ROLES);
  return { id: row.id('member_id'), joinedAt, referrerId: row.optionalId('referrer_id'), activatedAt, role };
}

function checkNoCycle(row: Row | undefined, member: MemberRow, byId: ReadonlyMap<string, MemberRow>): void {
  let above = member.referrerId;
  for (let steps = 0; above !== null; steps += 1) {
    if (above === member.id || steps > byId.size) row?.fail(`the referrers of ${member.id} form a circle`);
    above = byId.get(above)?.referrerId ?? null;
  }
}

function orderRow(row: Row, maxOrderFen: number): OrderRow {
  const paidAt = row.time('paid_at');
  const settledAt = row.optionalTime('settled_at');
  const refundedAt = row.optionalTime('refunded_at');
  if (settledAt !== null && settledAt < paidAt) row.fail('settled_at is before paid_at');
  if (refundedAt !== null && refundedAt <= (settledAt ?? paidAt))
    row.fail(`refunded_at is not after ${settledAt === null ? 'paid_at' : 'settled_at'}`);
  return {
    id: row.id('order_id'),
    paidAt,
    settledAt,
    refundedAt,
    memberId: row.id('member_id'),
    merchantId: row.id('merchant_id'),
    channel: row.oneOf('channel', ['online', 'store']),
    city: row.text('city'),
    amountFen: row.units('amount', 2, maxOrderFen),
    allowanceRateBp: row.units('allowance_rate', 4, BASIS_POINTS),
  };
}
