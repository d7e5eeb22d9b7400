/** What happens to a visit after it was planned: load, decide, write; and what its end means for the order. */
import type { Instant } from '../units/days';
import { loadHands, occupyHands } from '../bookings/slots';
import type { BookedSlot } from '../bookings/documents';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { broughtBack } from '../orders/deliver';
import type { Order } from '../orders/documents';
import { loadOrder } from '../orders/list';
import { putOrder, withoutHold } from '../orders/reserve-use';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { visits, type Visit, type VisitWindow } from './documents';
import { afterVisitEvent, type VisitEvent } from './states';
import { loadWindows, takePlace } from './windows';

/** The customer, the staff of the store, or the staff of the dealer. */
export type VisitWho =
  | { readonly memberId: string }
  | { readonly merchantId: string; readonly storeId: string; readonly staffId: string };

/** Refuses `NOT_FOUND` for anybody else's visit. */
export function demandVisit(visit: Visit | null, who: VisitWho): Visit {
  if (visit === null) return refuse('NOT_FOUND', {}, '没有找到这个到家单');
  const isOwn =
    'memberId' in who
      ? visit.memberId === who.memberId
      : isStores(visit, who) || visit.dealerId === who.merchantId;
  return isOwn ? visit : refuse('NOT_FOUND', {}, '没有找到这个到家单');
}

export function isStores(visit: Visit, who: VisitWho): boolean {
  return 'staffId' in who && visit.merchantId === who.merchantId && visit.storeId === who.storeId;
}

export interface VisitCase {
  readonly visit: Visit;
  readonly order: Order;
  readonly windows: ReadonlyMap<string, VisitWindow>;
  readonly hands: ReadonlyMap<string, BookedSlot>;
}

export async function loadVisit(reader: Reader, visitId: string, who: VisitWho): Promise<VisitCase> {
  const visit = demandVisit(await reader.get(visits, visitId), who);
  const [order, windows, hands] = await Promise.all([
    loadOrder(reader, visit.orderId),
    loadWindows(reader, [visit]),
    visit.hands === null ? new Map<string, BookedSlot>() : loadHands(reader, [visit.hands]),
  ]);
  return { visit, order: order ?? refuse('NOT_FOUND'), windows, hands };
}

export function changeVisit<T>(
  house: BooksHouse,
  { visitId, who, event }: { readonly visitId: string; readonly who: VisitWho; readonly event: string },
  beside: (reader: Reader, visit: Visit) => Promise<T>,
  decide: (book: Book, loaded: VisitCase, extra: T) => Visit,
): Promise<Visit> {
  const kind = `visit-${event}`;
  const posting = { entryId: `${kind}:${visitId}`, kind, cause: visitId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const loaded = await loadVisit(reader, visitId, who);
      return { loaded, extra: await beside(reader, loaded.visit) };
    },
    (book, { loaded, extra }) => {
      const next = decide(book, loaded, extra);
      if (next !== loaded.visit) book.put(visits, next);
      return next;
    },
  );
}

/** The visit after the event, with the time of it. */
export function movedTo(visit: Visit, event: VisitEvent, at: Instant): Visit {
  const state = afterVisitEvent(visit.state, event);
  return { ...visit, state, at: { ...visit.at, [state]: at } };
}

/**
 * A visit that ends without having happened: its window and hands are free, its use is free, goods that
 * were on the way are back. The money stays where it is: the order can be planned anew, or refunded.
 */
export function giveUp(book: Book, { visit, order, windows, hands }: VisitCase): void {
  takePlace(book, windows, { before: visit, after: null }, 0);
  if (visit.hands !== null) occupyHands(book, visit._id, { before: visit.hands, after: null }, hands);
  const back = order.state === 'shipped' ? broughtBack(order) : order;
  const isNamed = order.handover?.kind === 'home' && order.handover.visitId === visit._id;
  putOrder(book, {
    ...withoutHold(back, visit._id),
    handover: isNamed ? visit.handoverBefore : order.handover,
  });
}
