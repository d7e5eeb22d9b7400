/** How many customers are in each group, how many of them can be written to, and what a message can bring them. */
import { DAY_MS, dayOf, type Day, type Instant } from '../units/days';
import type { CouponTerms } from '../coupons/documents';
import { offersToGive } from '../coupons/list';
import { medicalProductsOf, skusOf, treatmentsOf } from '../catalog/read';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { withConsent } from '../messages/consents';
import { QUERY_LIMIT } from '../platform/database';
import type { Policy } from '../policy/policy';
import { customers } from './documents';
import { mayWrite, whereOf, type Group, type GroupKind } from './groups';

export interface GroupCount {
  readonly kind: GroupKind;
  readonly count: number;
  /** There are more than were counted. */
  readonly isMore: boolean;
  readonly optedOut: number;
  /** Who agreed to a message and has not heard of the merchant lately: those whom one would reach now. */
  readonly reachable: number;
}

export interface GroupPage {
  readonly groups: readonly GroupCount[];
  /** Of the merchant: what a group can be of. Never a medical one. */
  readonly treatments: readonly { readonly productId: string; readonly title: string }[];
  /** Coupons that a message can lead to. */
  readonly offers: readonly {
    readonly id: string;
    readonly name: string;
    readonly terms: CouponTerms;
    readonly claimUntil: Instant;
    readonly left: number;
  }[];
  readonly limits: Pick<Policy['marketing'], 'newDays' | 'asleepDays' | 'contactEveryDays'>;
}

/** @param productId also the group of those who had this treatment */
export async function groupPage(
  house: BooksHouse,
  merchantId: string,
  productId: string | null,
): Promise<GroupPage> {
  const { database } = house;
  const now = house.clock.now();
  const [policy, groups, treatments, offers, medical] = await Promise.all([
    currentPolicy(house),
    groupsOf(house, merchantId, productId),
    treatmentsOf(database, merchantId),
    offersToGive(database, merchantId, now),
    medicalProductsOf(database, merchantId),
  ]);
  return {
    groups,
    limits: policy.marketing,
    treatments: treatments.map(({ _id, title }) => ({ productId: _id, title })),
    // A coupon for everything would promote the medical items, too (start.ts).
    offers: offers
      .filter(({ skuIds }) => medical.length === 0 || skuIds.length > 0)
      .map(({ _id: id, name, terms, claimUntil, quantity, claimed }) => {
        return { id, name, terms, claimUntil, left: quantity - claimed };
      }),
  };
}

export async function groupsOf(
  house: BooksHouse,
  merchantId: string,
  productId: string | null = null,
): Promise<GroupCount[]> {
  const { marketing: limits } = await currentPolicy(house);
  const now = house.clock.now();
  const plain: Group[] = [{ kind: 'new' }, { kind: 'returning' }, { kind: 'asleep', days: null }];
  const groups = productId === null ? plain : [...plain, { kind: 'treatment', productId } as const];
  const skuIds = productId === null ? [] : (await skusOf(house.database, productId)).map((sku) => sku._id);
  const what: Counting = { merchantId, today: dayOf(now), skuIds, limits };
  const quietSince = now - limits.contactEveryDays * DAY_MS;
  return Promise.all(groups.map((group) => counted(house, group, what, quietSince)));
}

interface Counting {
  readonly merchantId: string;
  readonly today: Day;
  readonly skuIds: readonly string[];
  readonly limits: Policy['marketing'];
}

async function counted(
  { database }: BooksHouse,
  group: Group,
  what: Counting,
  quietSince: Instant,
): Promise<GroupCount> {
  const found = await database.find(customers, { where: whereOf(group, what), limit: QUERY_LIMIT });
  const agreed = await withConsent(
    database,
    found.map((one) => one.memberId),
    'campaign',
  );
  return {
    kind: group.kind,
    count: found.length,
    isMore: found.length === QUERY_LIMIT,
    optedOut: found.filter((one) => one.isOptedOut).length,
    reachable: found.filter((one) => mayWrite(one, agreed, quietSince)).length,
  };
}
