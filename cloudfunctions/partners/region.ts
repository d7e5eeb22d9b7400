/** The region partner's page: its city, its term and 30 days, its application, its month. */
import { maskedMember } from '../accounts/mask';
import { memberHolder } from '../ledger/accounts';
import { lastCountedDay } from '../ledger/activity';
import { monthOf, type Month } from '../ledger/month';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { ordersThatGave } from '../orders/list';
import type { Order } from '../orders/documents';
import { pageWith, type Cursor, type Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import { legViews, type RewardState } from '../rewards/reading/leg-view';
import { loadHeldOf } from '../rewards/held-legs';
import { rewardMonth } from '../rewards/reading/my-rewards';
import { dayOf, startOfDay, type Day, type Instant } from '../units/days';
import { partnerApplications, partners, type Partner, type PartnerApplication } from './documents';
import { isPartner } from './partner-of';

export interface RegionOrder {
  readonly orderId: string;
  readonly buyer: string;
  readonly amountFen: number;
  readonly settledAt: Instant;
  /** Whose city it is: where it was delivered to, or where the store is. */
  readonly by: 'delivery' | 'store';
  readonly pointUnits: number;
  readonly reversedPointUnits: number;
  readonly state: RewardState;
}

export interface RegionMonth {
  readonly month: Month;
  /** Became effective in the month, less what was taken back in it. */
  readonly pointUnits: number;
  readonly orders: Page<RegionOrder>;
}

export interface RegionPage {
  readonly packPriceFen: number;
  readonly hasPack: boolean;
  readonly rateBp: number;
  readonly termDays: number;
  readonly application: Pick<PartnerApplication, 'city' | 'state' | 'appliedAt' | 'answer'> | null;
  readonly partner: {
    readonly city: string;
    readonly firstDay: Day;
    readonly lastDay: Day | null;
    /** Orders settle for the partner through this day; its next own order resumes it (rules.md §9). */
    readonly earnsThrough: Day;
    readonly isEarning: boolean;
  } | null;
  /** Of the running month; null for who never was a partner. */
  readonly month: RegionMonth | null;
}

export async function regionPage(house: BooksHouse, memberId: string): Promise<RegionPage> {
  const id = memberHolder(memberId);
  const today = dayOf(house.clock.now());
  const [now, application, own] = await Promise.all([
    readHolders(house, [id]),
    house.database.get(partnerApplications, memberId),
    house.database.find(partners, { where: { memberId }, limit: 10 }),
  ]);
  const holder = now.holders.get(id) ?? refuse('NOT_A_MEMBER');
  const policy = await house.memory.policy(now.state.policyVersion);
  const hasPack = holder.heldPacks.includes('region');
  const partner = own.find((one) => isPartner(one, today) && (hasPack || !one.needsPack));
  const earnsThrough = lastCountedDay(holder.orderDays, policy.activityDays);
  return {
    packPriceFen: policy.joining.packs.region.priceFen,
    hasPack,
    rateBp: policy.rewards.regionPartnerBp,
    termDays: policy.partners.termDays,
    application: application && {
      city: application.city,
      state: application.state,
      appliedAt: application.appliedAt,
      answer: application.answer,
    },
    partner:
      partner === undefined
        ? null
        : partnerView(partner, earnsThrough, holder.active && earnsThrough >= today),
    month: own.length === 0 ? null : await regionMonth(house, memberId, monthOf(today), null, 20),
  };
}

function partnerView({ _id: city, since, lastDay }: Partner, earnsThrough: Day, isEarning: boolean) {
  return { city, firstDay: dayOf(since), lastDay, earnsThrough, isEarning };
}

/** The statement of a month, its orders page by page. */
export async function regionMonth(
  house: BooksHouse,
  memberId: string,
  month: Month,
  after: Cursor | null,
  limit: number,
): Promise<RegionMonth> {
  const [page, { sums }, held] = await Promise.all([
    ordersThatGave(house.database, memberId, after, limit, instantsOf(month)),
    rewardMonth(house, memberId, month),
    loadHeldOf(house.database, memberId),
  ]);
  const mine = memberHolder(memberId);
  const orders = pageWith(page, (order) =>
    order.settlements
      .flatMap((settlement) => legViews(settlement, mine, held))
      .map((leg) => ({ leg, order })),
  );
  return {
    month,
    pointUnits: sums.find((sum) => sum.kind === 'region')?.pointUnits ?? 0,
    orders: {
      ...orders,
      rows: orders.rows
        .flat()
        .flatMap(({ leg, order }) => (leg.kind === 'region' ? [rowOf(order, leg)] : [])),
    },
  };
}

function rowOf(order: Order, leg: ReturnType<typeof legViews>[number]): RegionOrder {
  return {
    orderId: order._id,
    buyer: maskedMember(order.memberId),
    amountFen: order.amountFen,
    settledAt: order.settledAt,
    by: order.channel === 'store' ? 'store' : 'delivery',
    pointUnits: leg.units,
    reversedPointUnits: leg.reversedUnits,
    state: leg.state,
  };
}

function instantsOf(month: Month): { readonly gte: Instant; readonly lt: Instant } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return { gte: startOfDay(`${month}-01`), lt: startOfDay(`${next}-01`) };
}
