/** What the customer does about a planned visit. */
import { MINUTE_MS } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import type { Book } from '../ledger/book';
import { occupyHands } from '../bookings/slots';
import { refuse } from '../platform/refusal';
import { beginOf, capacityOf, demandTimely } from './area';
import { changeVisit, giveUp, isStores, movedTo, type VisitWho } from './change';
import { visitAreas, type Visit, type Window } from './documents';
import { tellVisit } from './tell';
import { loadWindows, takePlace } from './windows';

const nothing = () => Promise.resolve(null);

/** Cancels before anybody has set out: the customer until the limit, the store with a reason. */
export function cancelVisit(
  house: BooksHouse,
  visitId: string,
  who: VisitWho,
  reason: string | null,
): Promise<Visit> {
  return changeVisit(house, { visitId, who, event: 'cancel' }, nothing, (book, loaded) => {
    const { visit } = loaded;
    if (visit.state === 'cancelled') return visit;
    const cancelled = movedTo(visit, 'cancel', book.context.at);
    if ('memberId' in who) demandChangeable(book, visit);
    else if (!isStores(visit, who)) refuse('FORBIDDEN', {}, '请由下单门店取消');
    giveUp(book, loaded);
    const next = { ...cancelled, hands: null, reason };
    if (reason !== null) tellVisit(book, next, `门店取消：${reason}`);
    return next;
  });
}

/** To another window of the store; whoever was assigned is free again. */
export function moveVisit(house: BooksHouse, visitId: string, to: Window, who: VisitWho): Promise<Visit> {
  const target = { visitId, who, event: 'move' };
  return changeVisit(
    house,
    target,
    async (reader, visit) => {
      const [area, windows] = await Promise.all([
        reader.get(visitAreas, visit.storeId),
        loadWindows(reader, [visit, { storeId: visit.storeId, ...to }]),
      ]);
      return { area, windows };
    },
    (book, { visit, hands }, { area, windows }) => {
      const { at, policy } = book.context;
      if (visit.day === to.day && visit.from === to.from && visit.state !== 'cancelled') return visit;
      const moved = movedTo(visit, 'move', at);
      if ('memberId' in who) demandChangeable(book, visit);
      else if (!isStores(visit, who)) refuse('FORBIDDEN', {}, '请由下单门店改约');
      demandTimely(to, at, policy.visits);
      const capacity =
        (area === null ? null : capacityOf(area, to)) ?? refuse('NOT_BOOKABLE', {}, '门店没有这个上门时段');
      takePlace(book, windows, { before: visit, after: { storeId: visit.storeId, ...to } }, capacity);
      if (visit.hands !== null) occupyHands(book, visitId, { before: visit.hands, after: null }, hands);
      const next: Visit = {
        ...moved,
        ...to,
        ...{ moves: visit.moves + 1, hands: null, provider: null, courier: null },
      };
      tellVisit(book, next, '上门时间已更改');
      return next;
    },
  );
}

function demandChangeable(book: Book, visit: Visit): void {
  const { at, policy } = book.context;
  if (at > beginOf(visit) - policy.visits.changeUntilMinutes * MINUTE_MS)
    refuse('BOOKING_TOO_LATE', {}, '已临近上门时间，请联系门店');
}

/** A new code, after too many wrong ones or when the old one was seen by others. */
export function renewCode(
  house: BooksHouse,
  visitId: string,
  memberId: string,
  code: string,
): Promise<Visit> {
  const target = { visitId, who: { memberId }, event: 'code' };
  return changeVisit(house, target, nothing, (_book, { visit }) => ({ ...visit, code, wrongCodes: 0 }));
}
