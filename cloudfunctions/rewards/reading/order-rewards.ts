/** One order: what it brought a member, by which entries, and what the merchant's points became. */
import { maskedMember } from '../../accounts/mask';
import { isMember, memberHolder, memberIdOfHolder, merchantHolder } from '../../ledger/accounts';
import type { Order } from '../../orders/documents';
import type { OrderState } from '../../orders/states';
import { orderById, orderOfMerchant } from '../../orders/list';
import type { BooksHouse } from '../../ledger/post';
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { cumulativeStep } from '../../units/shares';
import { loadHeldLegs } from '../held-legs';
import { rewardedPoints } from '../legs';
import { entriesOf, type EntryView } from './entries';
import { legView, type LegView } from './leg-view';
import { expectedRows } from './pending';
import { takenBackOf, type TakenBack } from './taken-back';
import { rowsOf, type RewardRow } from './row';

/** What the points of the order became (rules.md §3): deducted = rewarded + burned, after refunds. */
export interface PointsOfOrder {
  readonly deductedPointUnits: number;
  readonly rewardedPointUnits: number;
  readonly burnedPointUnits: number;
}

export interface OrderRewards extends RewardRow {
  /** Of an own order; null of somebody else's, whose points are its buyer's and its merchant's affair. */
  readonly points: PointsOfOrder | null;
  /** The journal's entries that touched the member for this order, oldest first. */
  readonly entries: readonly EntryView[];
}

const ON_THEIR_WAY: readonly OrderState[] = ['paid', 'shipped', 'received'];

/** Of an own order, or of one that brings the member something: any other is `NOT_FOUND`. */
export async function orderRewards(
  house: BooksHouse,
  memberId: string,
  orderId: string,
): Promise<OrderRewards> {
  const order = await orderById(house.database, orderId);
  const isOwn = order.memberId === memberId;
  const waiting = ON_THEIR_WAY.includes(order.state) ? [order] : [];
  const [[settled], [expected], entries] = await Promise.all([
    rowsOf(house.database, memberId, [order]),
    expectedRows(house, memberId, waiting),
    entriesOf(house.database, orderId, memberHolder(memberId)),
  ]);
  const row = settled && { ...settled, legs: [...settled.legs, ...(expected?.legs ?? [])] };
  if (row === undefined || (!isOwn && row.legs.length === 0)) return refuse('NOT_FOUND', { orderId });
  return { ...row, points: isOwn ? pointsOf(order) : null, entries };
}

export interface MerchantLeg extends LegView {
  /** Masked; null when it is the merchant itself. */
  readonly receiver: string | null;
}

export interface MerchantOrderRewards {
  readonly orderId: string;
  readonly policyVersion: string;
  readonly points: PointsOfOrder;
  /** The merchant's own SV and everybody who was paid points of it. */
  readonly legs: readonly MerchantLeg[];
  readonly takenBack: readonly TakenBack[];
}

/** For the merchant that sold it: who was paid its points, masked. */
export async function merchantOrderRewards(
  house: House,
  merchantId: string,
  orderId: string,
): Promise<MerchantOrderRewards> {
  const order = await orderOfMerchant(house, orderId, merchantId);
  const own = merchantHolder(merchantId);
  const [held, taken] = await Promise.all([
    loadHeldLegs(house.database, orderId),
    takenBackOf(house.database, [orderId], own),
  ]);
  const legs = order.settlements.flatMap((settlement) =>
    settlement.legs
      .filter((leg) => leg.to === own || leg.asset === 'POINTS')
      .map((leg) => ({
        ...legView(settlement, leg, held),
        receiver: isMember(leg.to) ? maskedMember(memberIdOfHolder(leg.to)) : null,
      })),
  );
  return {
    orderId,
    policyVersion: order.policyVersion,
    points: pointsOf(order),
    legs,
    takenBack: taken.get(orderId) ?? [],
  };
}

function pointsOf(order: Order): PointsOfOrder {
  const none = new Map<string, never>();
  const sum = (of: (settlement: Order['settlements'][number]) => number): number =>
    order.settlements.reduce((total, settlement) => total + of(settlement), 0);
  const deducted = sum((one) => standing(one, one.deducted));
  const rewarded = sum((one) =>
    rewardedPoints(
      one.legs.map((leg) => {
        const { units, reversedUnits } = legView(one, leg, none);
        return { ...leg, units: units - reversedUnits };
      }),
    ),
  );
  return {
    deductedPointUnits: deducted,
    rewardedPointUnits: rewarded,
    burnedPointUnits: deducted - rewarded,
  };
}

/** What of a total still stands after refunds of the settlement. */
function standing({ reversed, refundedFen, amountFen }: Order['settlements'][number], total: number): number {
  if (reversed) return 0;
  return total - cumulativeStep(total, 0, refundedFen, Math.max(1, amountFen));
}
