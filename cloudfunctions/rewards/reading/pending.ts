/** What paid orders will bring when they settle, judged on how everybody stands now. */
import { memberHolder, type HolderId } from '../../ledger/accounts';
import { emptyHolding } from '../../ledger/accumulator/holding';
import { newHolder, type Holder } from '../../ledger/holder';
import type { BooksHouse } from '../../ledger/post';
import { readHolders } from '../../ledger/read-holders';
import { ordersToSettle } from '../../orders/list';
import { rewardsNobody } from '../../orders/kinds';
import type { Order } from '../../orders/documents';
import { portionOfUse, unrefunded, type Portion } from '../../orders/portions';
import { settlementFacts } from '../../orders/settlement-facts';
import { settlementHolders } from '../../orders/settlement';
import type { Policy } from '../../policy/policy';
import { loadMerchants } from '../../stores/merchants';
import { loadEmployments } from '../../stores/staff/employment';
import { addDays, dayOf, type Day } from '../../units/days';
import { rewardLegs } from '../legs';
import { KIND_OF } from './kinds';
import type { LegView } from './leg-view';
import { headOf, type RewardRow } from './row';

/** The rows of a member's rewards that have yet to become effective, newest order first. */
export async function pendingOf(house: BooksHouse, memberId: string, limit: number): Promise<RewardRow[]> {
  return expectedRows(house, memberId, await ordersToSettle(house.database, memberId, limit));
}

/** What each paid order is expected to bring the member; orders that bring nothing are left out. */
export async function expectedRows(
  house: BooksHouse,
  memberId: string,
  waiting: readonly Order[],
): Promise<RewardRow[]> {
  if (waiting.length === 0) return [];
  const ids = [...new Set(waiting.flatMap((order) => settlementHolders(order, order.partnerHint)))];
  const versions = [...new Set(waiting.map((order) => order.policyVersion))];
  const posts = waiting.flatMap(({ merchantId, partnerHint }) =>
    partnerHint === null ? [] : [{ merchantId, memberId: partnerHint }],
  );
  const [now, merchants, employments, policies] = await Promise.all([
    readHolders(house, ids),
    loadMerchants(
      house.database,
      waiting.map((order) => order.merchantId),
    ),
    loadEmployments(house.database, posts),
    Promise.all(versions.map(async (version) => [version, await house.memory.policy(version)] as const)),
  ]);
  const policyOf = new Map(policies);
  const current = await house.memory.policy(now.state.policyVersion);
  const today = dayOf(house.clock.now());
  const holder = (id: HolderId): Holder =>
    now.holders.get(id) ?? newHolder(id, emptyHolding(now.state.pool, now.state.day));
  return waiting.flatMap((order) => {
    const merchant = merchants.get(order.merchantId) ?? null;
    const places = { merchant, employments, partnerId: order.partnerHint, partnerNeedsPack: false };
    const around = { ...places, today, policy: current, holder };
    const legs = expectedLegs(order, memberId, around, policyOf.get(order.policyVersion) ?? current);
    return legs.length === 0
      ? []
      : [{ ...headOf(order, memberId, merchant?.name ?? ''), legs, takenBack: [] }];
  });
}

function expectedLegs(
  order: Order,
  memberId: string,
  around: Parameters<typeof settlementFacts>[2],
  policy: Policy,
): LegView[] {
  if (rewardsNobody(order)) return [];
  const day = effectiveDay(order, around.policy);
  const mine = memberHolder(memberId);
  return unsettledPortions(order).flatMap(({ use, portion }) =>
    rewardLegs(settlementFacts(order, portion, around), policy)
      .filter((leg) => leg.to === mine)
      // The reward for a new member comes with the first use alone.
      .filter((leg) => leg.why !== 'signup' || use === firstUnsettled(order))
      .map(({ why, asset, units, rateBp }) => ({
        ...KIND_OF[why],
        ...{ asset, units, rateBp, use, day },
        reversedUnits: 0,
        state: 'pending' as const,
        heldThrough: null,
      })),
  );
}

function unsettledPortions(order: Order): { readonly use: number; readonly portion: Portion }[] {
  if (order.kind !== 'service') return [{ use: 1, portion: unrefunded(order) }];
  return unsettledUses(order).map((use) => ({ use, portion: portionOfUse(order, use) }));
}

function unsettledUses(order: Order): number[] {
  const used = new Set(order.settlements.filter((one) => !one.reversed).map((one) => one.use));
  return Array.from({ length: order.uses }, (_, i) => i + 1).filter((use) => !used.has(use));
}

const firstUnsettled = (order: Order): number => unsettledUses(order)[0] ?? 1;

/** Known once the goods are on their way: receipt by time, then the days until they settle. */
function effectiveDay(order: Order, { orders }: Policy): Day | null {
  if (order.kind === 'service' || order.dueAt === null) return null;
  const due = dayOf(order.dueAt);
  return order.state === 'shipped' ? addDays(due, orders.settleAfterReceiptDays) : due;
}
