/** Settling an order: one read batch, one transaction (rules.md §10; docs/distribution.md). */
import { dayOf, MINUTE_MS, type Day } from '../units/days';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Policy } from '../policy/policy';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { partnerOf } from '../partners/partner-of';
import type { HeldLeg } from '../rewards/documents';
import { loadHeldLegs } from '../rewards/held-legs';
import { loadMerchants } from '../stores/merchants';
import { loadEmployments } from '../stores/staff/employment';
import { orders, type Order, type Settlement } from './documents';
import { portionOfUse, unrefunded } from './portions';
import { reverseSettlement, settlementHolders, settlePortion } from './settlement';
import { moved } from './states';
import { isMember, memberIdOfHolder, merchantHolder } from '../ledger/accounts';

/** The city has another partner than the one whose account was read. */
class PartnerMoved extends Error {
  override name = 'PartnerMoved';
  constructor(readonly partnerId: string | null) {
    super('the region partner changed');
  }
}
const PARTNER_TRIES = 3;

/**
 * Settles an order as a whole (goods, bill, pack); `order` may be any earlier reading of it. One
 * that is settled already is answered as it is.
 */
export function settleOrder(house: BooksHouse, order: Order): Promise<Order> {
  return settling(house, order, `settle:${order._id}`, 'settle', (book, present, terms) => {
    if (present.settlements.length > 0) return present;
    if (present.kind === 'service') refuse('WRONG_STATE', { state: present.state });
    if (present.kind === 'goods' && present.state !== 'received')
      refuse('WRONG_STATE', { state: present.state });
    const state = moved(present.state, 'settle');
    const settlement = settlePortion(book, present, { use: 1, round: 0 }, unrefunded(present), terms);
    return withSettlement({ ...present, state, dueAt: null }, settlement);
  });
}

/** Redeems use `use` of a service or session card and settles it at once; a use is redeemed once. */
export function redeemUse(house: BooksHouse, order: Order, use: number): Promise<Order> {
  return settling(house, order, `redeem:${order._id}:${use}`, 'redeem', (book, present, terms) => {
    if (present.kind !== 'service') refuse('WRONG_STATE', { state: present.state });
    if (use < 1 || use > present.uses) refuse('INVALID_INPUT', { use });
    const done = present.settlements.find((settlement) => settlement.use === use);
    if (done?.reversed === false) return present;
    const redeemed = moved(present.state, 'redeem');
    const round = done === undefined ? 0 : done.round + 1;
    book.entryId = `${book.entryId}:${round}`;
    const settlement = settlePortion(book, present, { use, round }, portionOfUse(present, use), terms);
    const next = withSettlement(present, settlement);
    const usedUp = next.settlements.filter((other) => !other.reversed).length === present.uses;
    return usedUp ? { ...next, state: redeemed } : next;
  });
}

/** The settlement takes the place of an undone one of the same use. */
function withSettlement(order: Order, settlement: Settlement): Order {
  const others = order.settlements.filter((other) => other.use !== settlement.use);
  const given = settlement.legs.map((leg) => leg.to).filter(isMember);
  const receivers = [...new Set([...order.receivers, ...given.map(memberIdOfHolder)])];
  return { ...order, settlements: [...others, settlement], receivers, settledAt: settlement.at };
}

/** Undoes a redemption within `undoRedeemMinutes`: a full refund of that use's legs, without money. */
export function undoRedeem(house: BooksHouse, order: Order, use: number): Promise<Order> {
  return settling(house, order, `undo:${order._id}:${use}`, 'undo', (book, present, { held }) => {
    const settlement = present.settlements.find((other) => other.use === use) ?? refuse('NOT_FOUND', { use });
    if (settlement.reversed) return present;
    // Once money has gone back, for this use or for the unused ones, nothing is undone.
    if (present.refundedUnsettledFen > 0 || settlement.refundedFen > 0)
      refuse('WRONG_STATE', { state: present.state });
    const { at, policy } = book.context;
    if (at > settlement.at + policy.orders.undoRedeemMinutes * MINUTE_MS)
      refuse('WRONG_STATE', {}, `核销超过 ${policy.orders.undoRedeemMinutes} 分钟，不能撤销`);
    book.entryId = `${book.entryId}:${settlement.round}`;
    const undone = reverseSettlement(book, present, settlement, 'undone', held, book.entryId);
    refreeze(book, present, settlement);
    const settlements = present.settlements.map((other) => (other.use === use ? undone : other));
    return { ...present, state: 'paid', settlements };
  });
}

/** The use can be redeemed again, so its points stand ready again. */
function refreeze(book: Book, order: Order, settlement: Settlement): void {
  const holder = merchantHolder(order.merchantId);
  const owed = book.context.policy.merchants.maxOwedPointUnits;
  if (book.holder(holder).points + owed < settlement.deducted) refuse('MERCHANT_SHORT_OF_POINTS');
  book.movePoints({ holder, place: 'points' }, { holder, place: 'frozen' }, settlement.deducted, 'freeze');
}

interface Terms {
  readonly policy: Policy;
  readonly merchant: Awaited<ReturnType<typeof loadSettlement>>['merchant'];
  readonly partnerId: string | null;
  readonly partnerNeedsPack: boolean;
  readonly employments: Awaited<ReturnType<typeof loadEmployments>>;
  readonly held: ReadonlyMap<string, HeldLeg>;
}

async function settling(
  house: BooksHouse,
  order: Order,
  entryId: string,
  kind: string,
  decide: (book: Book, order: Order, terms: Terms) => Order,
): Promise<Order> {
  const policy = await house.memory.policy(order.policyVersion);
  let partnerId = order.partnerHint;
  for (let attempt = 1; ; attempt += 1) {
    const holders = settlementHolders(order, partnerId);
    const posting = { entryId, kind, cause: order._id, holders, shardKey: order._id };
    try {
      const expected = partnerId;
      return await post(
        house,
        posting,
        (reader) => loadSettlement(reader, order, expected, dayOf(house.clock.now())),
        (book, loaded) => {
          if (loaded.partnerId !== partnerId) throw new PartnerMoved(loaded.partnerId);
          const present = loaded.order ?? refuse('NOT_FOUND', { orderId: order._id });
          const next = decide(book, present, { ...loaded, policy });
          if (next !== present) book.put(orders, next);
          return next;
        },
      );
    } catch (error) {
      if (!(error instanceof PartnerMoved) || attempt === PARTNER_TRIES) throw error;
      partnerId = error.partnerId;
    }
  }
}

/** `expected` is the partner as last heard of; the employment is read for that one. */
async function loadSettlement(reader: Reader, known: Order, expected: string | null, today: Day) {
  const { merchantId } = known;
  const [order, merchants, employments, partner, held] = await Promise.all([
    reader.get(orders, known._id),
    loadMerchants(reader, [merchantId]),
    loadEmployments(reader, expected === null ? [] : [{ merchantId, memberId: expected }]),
    partnerOf(reader, known.city, today),
    // Only a service is settled more than once, and only what was settled before can hold anything.
    known.kind === 'service' ? loadHeldLegs(reader, known._id) : new Map<string, HeldLeg>(),
  ]);
  const partnerId = partner?.memberId ?? null;
  const partnerNeedsPack = partner?.needsPack ?? false;
  return {
    ...{ order, employments, partnerId, partnerNeedsPack, held },
    merchant: merchants.get(merchantId) ?? null,
  };
}
