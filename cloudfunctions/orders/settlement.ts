/** Applying a settlement, or its reversal, to the books. The rules decide in rewards/. */
import { atRate, SV_UNITS_PER_FEN } from '../units/amounts';
import { MALL, memberHolder, merchantHolder, type HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { rewardedPoints, rewardLegs, type RewardLeg } from '../rewards/legs';
import type { HeldLeg } from '../rewards/documents';
import { holdLeg, mustWait, reverseHeld } from '../rewards/held-legs';
import { reversalStep } from '../rewards/reversal';
import { noteCustomer } from '../marketing/customers';
import type { Customer } from '../marketing/documents';
import type { Policy } from '../policy/policy';
import type { Employment, Merchant } from '../stores/documents';
import { belongsTo } from '../stores/people';
import type { Order, Settlement } from './documents';
import { countSales } from './count-sales';
import { countsForPeople, rewardsNobody } from './kinds';
import { payPoints, repayPoints } from './point-part/move';
import { pointsRefunded } from './point-part/refunded';
import type { Portion } from './portions';
import { settlementFacts } from './settlement-facts';

/** Everybody whom a settlement of the order may concern. */
export function settlementHolders(order: Order, partnerId: string | null): HolderId[] {
  const others = rewardsNobody(order) ? [] : [...order.chain, order.merchantReferrerId, partnerId];
  const people = [order.memberId, ...others];
  const members = people.filter((id) => id !== null).map(memberHolder);
  // An undone use is taken back from those who had it, whoever the city's partner is by now.
  const rewarded = order.settlements.flatMap((settlement) => settlement.legs.map((leg) => leg.to));
  return [...new Set([...members, merchantHolder(order.merchantId), ...rewarded])];
}

/** What the order's placement promised: its rates are those of the policy it was placed under. */
export interface SettlementTerms {
  readonly policy: Policy;
  readonly merchant: Merchant | null;
  readonly partnerId: string | null;
  readonly partnerNeedsPack: boolean;
  /** Those of the partner and the buyer at the merchant, as far as there are or were any. */
  readonly employments: ReadonlyMap<string, Employment>;
  /** The buyer as the merchant's customer; null before the first settlement there. */
  readonly customer: Customer | null;
}

/** Which use of the order settles, and where. */
export interface SettledUse {
  readonly use: number;
  /** How often it had been redeemed and undone before. */
  readonly round: number;
  readonly storeId: string | null;
}

/** Settles one portion: grants, carves the rewards out of the frozen points, burns the rest. */
export function settlePortion(
  book: Book,
  order: Order,
  { use, round, storeId }: SettledUse,
  portion: Portion,
  terms: SettlementTerms,
): Settlement {
  const related = isRelated(order, terms);
  const due = [...ordinaryLegs(book, order, portion, terms, related), ...packLegs(book, order, terms.policy)];
  const merchant = merchantHolder(order.merchantId);
  const frozen = { holder: merchant, place: 'frozen' } as const;
  const legs = due.map((leg, i) => {
    const heldId = `${order._id}:${use}:${round}:${i}`;
    if (mustWait(book, leg)) return holdLeg(book, heldId, order._id, merchant, leg);
    if (leg.asset === 'POINTS')
      book.movePoints(frozen, { holder: leg.to, place: 'points' }, leg.units, leg.why);
    else if (leg.why === 'unlock') book.unlockSv(leg.to, leg.why);
    else book.grantSv(leg.to, leg.units, leg.why);
    book.noteEarned(leg.to, leg.why, leg.asset, leg.units);
    return leg;
  });
  const rewarded = rewardedPoints(legs);
  const burned = portion.deducted - rewarded;
  if (burned < 0) throw new Error(`order ${order._id} rewards more points than it pays`);
  book.movePoints(frozen, { mall: MALL.burned }, burned, 'burn');
  payPoints(book, order, portion.pointUnits);
  // A use that is undone and redeemed again counts once, or staff could lift the price by it.
  const allowanceFen = related || round > 0 ? 0 : portion.allowanceFen;
  book.addTotals({ allowanceFen, deducted: portion.deducted, rewarded });
  const isCounted = counts(order, related);
  if (isCounted) recordSettlement(book, order);
  if (order.kind !== 'pack' && isCounted && round === 0)
    noteCustomer(book, terms.customer, order, portion.amountFen);
  if (isCounted) countSales(book, order, legs, portion.amountFen);
  const { today, at } = book.context;
  const facts = { use, round, day: today, at, storeId, related };
  return { ...facts, ...portion, legs, burned, refundedFen: 0, reversed: false };
}

/** Related orders count for nobody (§6), nor do kinds that are no purchase of a customer. */
const counts = (order: Order, related: boolean): boolean => !related && countsForPeople(order);

/** WeChat Pay takes the money of an order from its buyer alone, so who pays is judged by who bought (§6). */
function isRelated(order: Order, { merchant, employments }: SettlementTerms): boolean {
  return order.related || (merchant !== null && belongsTo(merchant, employments, order.memberId));
}

function ordinaryLegs(
  book: Book,
  order: Order,
  portion: Portion,
  terms: SettlementTerms,
  related: boolean,
): RewardLeg[] {
  if (rewardsNobody(order)) return [];
  const { today, policy } = book.context;
  const around = { ...terms, today, policy, holder: (id: HolderId) => book.holder(id) };
  return rewardLegs({ ...settlementFacts(order, portion, around), related }, terms.policy);
}

/** What a pack does. A member pack: its price as SV, the welcome SV unlocked, the member active (rules.md §5). */
function packLegs(book: Book, order: Order, policy: Policy): RewardLeg[] {
  if (order.pack === null) return [];
  const to = memberHolder(order.memberId);
  const holder = book.touch(to);
  holder.heldPacks = [...holder.heldPacks, order.pack];
  const { activation } = book.context.policy.joining;
  const { packs } = policy.joining;
  // In strict a pack brings no SV and unlocks nothing (§13).
  if (order.pack !== 'member' || activation !== 'memberPack') return [];
  holder.active = true;
  const svUnits = atRate(order.amountFen, packs.member.svRateBp) * SV_UNITS_PER_FEN;
  const legs: RewardLeg[] = [
    { to, asset: 'SV', units: svUnits, why: 'pack', rateBp: packs.member.svRateBp },
    { to, asset: 'SV', units: holder.lockedSvUnits, why: 'unlock', rateBp: 0 },
  ];
  return legs.filter((leg) => leg.units > 0);
}

function recordSettlement(book: Book, order: Order): void {
  const buyer = memberHolder(order.memberId);
  book.recordSettlement(buyer);
  book.recordSettlement(merchantHolder(order.merchantId));
  if (!standsSettled(order.settlements)) countOrder(book, order, 1);
}

function countOrder(book: Book, order: Order, by: 1 | -1): void {
  const holder = book.touch(memberHolder(order.memberId));
  holder.settledOrders += by;
  if (order.kind !== 'pack') holder.ordinaryOrders += by;
}

/** Whether anything of the settlements still stands that counts for the buyer. */
function standsSettled(settlements: readonly Settlement[]): boolean {
  return settlements.some((settlement) => !settlement.reversed && !settlement.related);
}

/** Reverses a settlement up to `refundedFen` in all, or wholly when it is undone (§10). */
export function reverseSettlement(
  book: Book,
  order: Order,
  settlement: Settlement,
  to: { readonly refundedFen: number } | 'undone',
  held: ReadonlyMap<string, HeldLeg>,
  cause: string,
): Settlement {
  const { legs, fromBurned } =
    to === 'undone'
      ? { legs: settlement.legs, fromBurned: settlement.burned }
      : reversalStep(settlement, settlement.refundedFen, to.refundedFen);
  const merchant = merchantHolder(order.merchantId);
  const stock = { holder: merchant, place: 'points' } as const;
  for (const leg of legs) {
    const why = `refund.${leg.why}`;
    const waiting = leg.heldAs === undefined ? undefined : held.get(leg.heldAs);
    if (waiting !== undefined && reverseHeld(book, waiting, merchant, leg)) continue;
    if (leg.asset === 'POINTS') book.reversePoints(leg.to, merchant, leg.units, cause, why);
    else if (leg.why === 'unlock') book.relockSv(leg.to, leg.units, why);
    else book.reverseSv(leg.to, leg.units, why);
    book.noteEarned(leg.to, leg.why, leg.asset, -leg.units);
  }
  const burned = { mall: MALL.burned } as const;
  // The floors of the legs can outrun that of the whole by a unit, which then burns again.
  if (fromBurned >= 0) book.movePoints(burned, stock, fromBurned, 'refund.burn');
  else book.movePoints(stock, burned, -fromBurned, 'refund.burn', 'may go below zero');
  const reversed: Settlement =
    to === 'undone'
      ? { ...settlement, reversed: true }
      : { ...settlement, refundedFen: to.refundedFen, reversed: to.refundedFen === settlement.amountFen };
  repayPart(book, order, settlement, to);
  const takenBackFen = (to === 'undone' ? settlement.amountFen : to.refundedFen) - settlement.refundedFen;
  const isCounted = counts(order, settlement.related);
  if (isCounted) countSales(book, order, settlement.legs, -takenBackFen);
  if (reversed.reversed && isCounted) forget(book, order, reversed);
  return reversed;
}

/** The buyer's points in the same proportion, after the merchant has its own back. */
function repayPart(
  book: Book,
  order: Order,
  settlement: Settlement,
  to: { readonly refundedFen: number } | 'undone',
): void {
  const { pointUnits = 0 } = settlement;
  if (to === 'undone') repayPoints(book, order, pointUnits, 'undo');
  else repayPoints(book, order, pointsRefunded(settlement, to.refundedFen), 'refund');
}

/** A fully refunded settlement no longer carries anybody's 30 days, nor a pack its activation. */
function forget(book: Book, order: Order, reversed: Settlement): void {
  const buyer = memberHolder(order.memberId);
  book.forgetSettlement(buyer, reversed.day);
  book.forgetSettlement(merchantHolder(order.merchantId), reversed.day);
  const others = order.settlements.filter((settlement) => settlement.use !== reversed.use);
  if (!standsSettled(others)) countOrder(book, order, -1);
  if (order.pack === null) return;
  const holder = book.touch(buyer);
  const { pack } = order;
  const given = holder.heldPacks.indexOf(pack);
  holder.heldPacks = holder.heldPacks.filter((_held, i) => i !== given);
  const isLast = !holder.heldPacks.includes(pack);
  if (pack === 'member' && isLast && book.context.policy.joining.activation === 'memberPack')
    holder.active = false;
}
