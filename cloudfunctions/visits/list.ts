/** Visits as customers, stores and dealers see them, and the times that can be had. */
import { addDays, dayOf, MINUTE_MS, type Day, type Instant } from '../units/days';
import { addressesOf } from '../accounts/addresses';
import type { Address } from '../accounts/documents';
import type { BooksHouse } from '../ledger/post';
import { currentPolicy } from '../ledger/read-holders';
import { templatesToAsk, type TemplateAsk } from '../messages/consents';
import type { MessagingHouse } from '../messages/house';
import type { Order } from '../orders/documents';
import { loadOrder } from '../orders/list';
import { freeUses } from '../orders/reserve-use';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { QUERY_LIMIT } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { Policy } from '../policy/policy';
import { storesOf } from '../stores/merchants';
import { demandVisit } from './change';
import { beginOf, capacityOf, covers, distanceOf } from './area';
import { visitAreas, visits, visitWindows, type Visit, type VisitArea } from './documents';
import { demandAtHome } from './plan';
import { LIVE_STATES } from './states';
import { windowId } from './windows';

/** Without what only the customer may see. */
export type VisitForStaff = Omit<Visit, 'code' | 'inputHash' | 'handoverBefore'>;
export type VisitForCustomer = Omit<Visit, 'inputHash' | 'handoverBefore' | 'hands' | 'wrongCodes'> & {
  /** Until when it can be moved or cancelled; null when no longer. */
  readonly changeUntil: Instant | null;
};

export function forStaff({
  code: _code,
  inputHash: _hash,
  handoverBefore: _before,
  ...visit
}: Visit): VisitForStaff {
  return visit;
}

/** A store's visits of a day by window, or those that a dealer does for others. */
export async function visitsOfDay(
  { database }: BooksHouse,
  whose: { readonly storeId: string } | { readonly dealerId: string },
  day: Day,
): Promise<VisitForStaff[]> {
  const orderBy = [['from', 'asc']] as const;
  const found = await database.find(visits, { where: { ...whose, day }, orderBy, limit: QUERY_LIMIT });
  return found.map(forStaff);
}

export async function myVisits(
  house: BooksHouse,
  memberId: string,
  after: Cursor | null,
  limit: number,
): Promise<Page<VisitForCustomer>> {
  const list = { from: visits, where: { memberId }, sort: ['createdAt', 'desc'], after, limit } as const;
  const [policy, page] = await Promise.all([currentPolicy(house), pageOf(house.database, list)]);
  const now = house.clock.now();
  return pageWith(page, (visit) => customerView(visit, policy, now));
}

/** The person's own visit, or the refusal `NOT_FOUND`. */
export async function myVisit(
  house: MessagingHouse,
  memberId: string,
  visitId: string,
): Promise<VisitForCustomer & { readonly templates: readonly TemplateAsk[] }> {
  const visit = demandVisit(await house.database.get(visits, visitId), { memberId });
  return { ...(await forCustomer(house, visit)), templates: templatesToAsk(house, ['visit']) };
}

export async function forCustomer(house: BooksHouse, visit: Visit): Promise<VisitForCustomer> {
  return customerView(visit, await currentPolicy(house), house.clock.now());
}

function customerView(
  { inputHash: _hash, handoverBefore: _before, hands: _hands, wrongCodes: _wrong, ...visit }: Visit,
  { visits: { changeUntilMinutes } }: Policy,
  now: Instant,
): VisitForCustomer {
  const until = beginOf(visit) - changeUntilMinutes * MINUTE_MS;
  const isOpen = (visit.state === 'placed' || visit.state === 'assigned') && now <= until;
  return { ...visit, changeUntil: isOpen ? until : null };
}

export interface VisitChoices {
  readonly orderId: string;
  readonly title: string;
  readonly kind: Order['kind'];
  readonly today: Day;
  /** The visit of the order that is not over; null where one can be planned. */
  readonly live: VisitForCustomer | null;
  /** Uses of a service that nothing holds. */
  readonly uses: number;
  /** How long before its beginning the customer may still move or cancel. */
  readonly changeUntilMinutes: number;
  readonly addresses: readonly (Address & { readonly storeIds: readonly string[] })[];
  readonly stores: readonly {
    readonly id: string;
    readonly name: string;
    readonly windows: readonly {
      readonly day: Day;
      readonly from: number;
      readonly to: number;
      readonly left: number;
    }[];
  }[];
  readonly templates: readonly TemplateAsk[];
}

/** 到家页: addresses, the stores that come there, and their windows with what is left, in one call. */
export async function visitChoices(
  house: MessagingHouse,
  memberId: string,
  orderId: string,
): Promise<VisitChoices> {
  const { database } = house;
  const [policy, order, addresses] = await Promise.all([
    currentPolicy(house),
    loadOrder(database, orderId),
    addressesOf(house, memberId),
  ]);
  if (order?.memberId !== memberId) return refuse('NOT_FOUND', {}, '没有找到这笔订单');
  const { merchantId } = order;
  const now = house.clock.now();
  const today = dayOf(now);
  const last = addDays(today, policy.visits.daysAhead);
  const [, stores, areas, planned] = await Promise.all([
    demandAtHome(database, order),
    storesOf(database, merchantId),
    database.find(visitAreas, { where: { merchantId }, limit: QUERY_LIMIT }),
    database.find(visits, { where: { orderId }, limit: 100 }),
  ]);
  const live = planned.find(({ state }) => LIVE_STATES.includes(state));
  const open = areas.filter((area) => area.isOpen);
  const taken = new Map(
    (
      await Promise.all(
        open.map(({ _id: storeId }) =>
          database.find(visitWindows, {
            where: { storeId, day: { gte: today, lte: last } },
            limit: QUERY_LIMIT,
          }),
        ),
      )
    )
      .flat()
      .map((one) => [one._id, one.taken]),
  );
  const names = new Map(stores.map((store) => [store._id, store.name]));
  const windowsOf = (area: VisitArea) =>
    Array.from({ length: policy.visits.daysAhead + 1 }, (_, i) => addDays(today, i)).flatMap((day) =>
      area.windows.flatMap(({ from, to }) => {
        const capacity = capacityOf(area, { day, from, to });
        if (capacity === null || distanceOf({ day, from, to }, now, policy.visits) !== 'right') return [];
        const left = capacity - (taken.get(windowId({ storeId: area._id, day, from })) ?? 0);
        return [{ day, from, to, left: Math.max(0, left) }];
      }),
    );
  return {
    orderId,
    title: order.lines[0]?.title ?? '',
    kind: order.kind,
    today,
    live: live === undefined ? null : customerView(live, policy, now),
    uses: freeUses(order),
    changeUntilMinutes: policy.visits.changeUntilMinutes,
    addresses: addresses.map((address) => ({
      ...address,
      storeIds: open.filter((area) => covers(area, address)).map((area) => area._id),
    })),
    stores: open.map((area) => ({
      ...{ id: area._id, name: names.get(area._id) ?? '', windows: windowsOf(area) },
    })),
    templates: templatesToAsk(house, ['visit']),
  };
}
