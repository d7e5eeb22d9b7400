/** Groups of a merchant's customers: what each asks of the customer's document. Pure. */
import { addDays, type Day } from '../units/days';
import type { Policy } from '../policy/policy';
import type { Customer } from './documents';

export type Group =
  | { readonly kind: 'new' }
  | { readonly kind: 'returning' }
  | { readonly kind: 'asleep'; readonly days: number | null }
  | { readonly kind: 'treatment'; readonly productId: string };

export type GroupKind = Group['kind'];

export interface GroupCase {
  readonly merchantId: string;
  readonly today: Day;
  /** Of the treatment. */
  readonly skuIds: readonly string[];
  readonly limits: Policy['marketing'];
}

type Where = Readonly<
  Record<string, string | number | Readonly<Record<string, string | number | readonly string[]>>>
>;

/** The condition that the database is asked. */
export function whereOf(group: Group, { merchantId, today, skuIds, limits }: GroupCase): Where {
  const awake = { gt: addDays(today, -limits.asleepDays) };
  switch (group.kind) {
    case 'new':
      return { merchantId, times: 1, firstDay: { gt: addDays(today, -limits.newDays) } };
    case 'returning':
      return { merchantId, times: { gte: 2 }, lastDay: awake };
    case 'asleep':
      return { merchantId, lastDay: { lte: addDays(today, -(group.days ?? limits.asleepDays)) } };
    case 'treatment':
      return { merchantId, skuIds: { in: skuIds } };
  }
}

/** Whether a customer may be written to: it agreed, wants to hear of the merchant, and has not heard lately. */
export function mayWrite(
  { memberId, contactedAt, isOptedOut }: Customer,
  agreed: ReadonlySet<string>,
  quietSince: number,
): boolean {
  const isQuiet = contactedAt === null || contactedAt <= quietSince;
  return !isOptedOut && isQuiet && agreed.has(memberId);
}
