/** When settlements carried whose 30 days (§9): from the day they settled until the day they were taken back. */
import type { Order, Settlement } from '../../cloudfunctions/orders/documents';
import { addDays, dayOf } from './arithmetic';
import type { Export } from './export';
import type { JournalFacts } from './journal-facts';
import { policyOn } from './policies';

/** One settlement while it stood. */
export interface Standing {
  readonly order: Order;
  readonly use: number;
  readonly day: string;
  readonly at: number;
  /** Day and moment on which it was taken back; null while it stands. */
  readonly until: { readonly day: string; readonly at: number } | null;
}

/** Every settlement that ever counted for somebody's 30 days. */
export function standings(books: Export, facts: JournalFacts): Standing[] {
  const refundedAt = new Map<string, number>();
  for (const { orderId, createdAt } of books.all('refunds').values())
    refundedAt.set(orderId, Math.max(createdAt, refundedAt.get(orderId) ?? 0));
  return [...books.all('orders').values()].flatMap((order) =>
    order.settlements.flatMap((settlement) =>
      // Goods for points were not sold, and an advertising slot is no purchase of a customer: they count for nobody.
      settlement.related || order.kind === 'exchange' || order.kind === 'slot'
        ? []
        : [
            ...undoneBefore(order, settlement, facts),
            {
              ...{ order, use: settlement.use, day: settlement.day, at: settlement.at },
              until: settlement.reversed ? endOf(order, settlement, facts, refundedAt.get(order._id)) : null,
            },
          ],
    ),
  );
}

function endOf(
  order: Order,
  { use, round }: Settlement,
  facts: JournalFacts,
  refundedAt: number | undefined,
): Standing['until'] {
  const undone =
    facts.entries.get(`undo:${order._id}:${use}:${round}`) ?? facts.entries.get(`reverse:${order._id}`);
  if (undone !== undefined) return { day: undone.day, at: undone.at };
  return refundedAt === undefined ? null : { day: dayOf(refundedAt), at: refundedAt };
}

/** Rounds of a use that were undone before the one that stands in the order. */
function undoneBefore(order: Order, { use, round }: Settlement, facts: JournalFacts): Standing[] {
  return Array.from({ length: round }, (_, earlier) => {
    const redeemed = facts.entries.get(`redeem:${order._id}:${use}:${earlier}`);
    const undone = facts.entries.get(`undo:${order._id}:${use}:${earlier}`);
    if (redeemed === undefined || undone === undefined) return [];
    const until = { day: undone.day, at: undone.at };
    return [{ order, use, day: redeemed.day, at: redeemed.at, until }];
  }).flat();
}

/** Whether a day counts for a holder: `spans` are [first, last counted day]. */
export type Spans = readonly (readonly [from: string, through: string])[];

/** For every holder, the spans of days on which its SV counted, in the order of their beginnings. */
export function countedSpans(books: Export, all: readonly Standing[]): Map<string, Spans> {
  const spans = new Map<string, [string, string][]>();
  for (const { order, day, until } of all) {
    const days = policyOn(books, day)?.activityDays ?? 0;
    const natural = addDays(day, days);
    // From the day of the refund on it no longer carries anything; days that are closed stay as they were.
    const through = until !== null && addDays(until.day, -1) < natural ? addDays(until.day, -1) : natural;
    if (through < day) continue;
    for (const holder of [`member:${order.memberId}`, `merchant:${order.merchantId}`])
      spans.set(holder, [...(spans.get(holder) ?? []), [day, through]]);
  }
  return new Map([...spans].map(([holder, own]) => [holder, merged(own)]));
}

function merged(spans: readonly [string, string][]): Spans {
  const result: [string, string][] = [];
  for (const [from, through] of [...spans].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const last = result.at(-1);
    if (last !== undefined && from <= addDays(last[1], 1)) last[1] = through > last[1] ? through : last[1];
    else result.push([from, through]);
  }
  return result;
}
