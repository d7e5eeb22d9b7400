/**
 * Uses of a service or session card on the book (rules.md §2, §10): redeemed one by one, undone one by
 * one. Both answer the order as it then stands and write it; the posting around them is `settling`.
 */
import { MINUTE_MS } from '../units/days';
import { merchantHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { refuse } from '../platform/refusal';
import { orders, type Order, type Settlement } from './documents';
import { portionOfUse } from './portions';
import { isGivenBack } from './refunding/refundable';
import { reverseSettlement, settlePortion } from './settlement';
import { withSettlement } from './with-settlement';
import type { SettlingTerms } from './settling';
import { moved } from './states';

/** The use that comes next: the lowest that no standing settlement has; null when none is left. */
export function nextUse({ uses, settlements }: Pick<Order, 'uses' | 'settlements'>): number | null {
  const used = new Set(settlements.filter((one) => !one.reversed).map((one) => one.use));
  for (let use = 1; use <= uses; use += 1) if (!used.has(use)) return use;
  return null;
}

/** How often the use has been redeemed and undone: the number of the round that redeeming it would begin. */
export function roundOf({ settlements }: Pick<Order, 'settlements'>, use: number): number {
  const done = settlements.find((settlement) => settlement.use === use);
  return done === undefined ? 0 : done.round + 1;
}

/** Settles a use that nobody has used yet. Refuses `WRONG_STATE` for one that stands, or a card that is closed. */
export function redeemOnBook(
  book: Book,
  order: Order,
  { use, storeId }: { readonly use: number; readonly storeId: string | null },
  terms: SettlingTerms,
): Order {
  if (order.kind !== 'service') refuse('WRONG_STATE', { state: order.state });
  if (use < 1 || use > order.uses) refuse('INVALID_INPUT', { use });
  const redeemed = moved(order.state, 'redeem');
  const done = order.settlements.find((settlement) => settlement.use === use);
  if (done?.reversed === false) refuse('WRONG_STATE', { use }, `第 ${use} 次已经核销过了`);
  const place = { use, round: roundOf(order, use), storeId };
  const settlement = settlePortion(book, order, place, portionOfUse(order, use), terms);
  const next = withSettlement(order, settlement);
  const changed: Order = { ...next, state: nextUse(next) === null ? redeemed : order.state };
  book.put(orders, changed);
  return changed;
}

/** Undoes a use within `undoRedeemMinutes`: a full refund of its legs, without money. */
export function undoOnBook(book: Book, order: Order, use: number, terms: SettlingTerms): Order {
  const settlement = order.settlements.find((other) => other.use === use) ?? refuse('NOT_FOUND', { use });
  if (settlement.reversed) refuse('WRONG_STATE', { use }, '这次核销已经撤销或退款');
  // Once money has gone back, for this use or for the unused ones, nothing is undone.
  if (order.refundedUnsettledFen > 0 || isGivenBack(order) || settlement.refundedFen > 0)
    refuse('WRONG_STATE', { state: order.state }, '这张券已经退过款，不能撤销核销');
  const { at, policy } = book.context;
  if (at > settlement.at + policy.orders.undoRedeemMinutes * MINUTE_MS)
    refuse('WRONG_STATE', {}, `核销超过 ${policy.orders.undoRedeemMinutes} 分钟，不能撤销`);
  const undone = reverseSettlement(book, order, settlement, 'undone', terms.held, book.entryId);
  refreeze(book, order, settlement);
  const settlements = order.settlements.map((other) => (other.use === use ? undone : other));
  const changed: Order = { ...order, state: 'paid', settlements };
  book.put(orders, changed);
  return changed;
}

/** The use can be redeemed again, so its points stand ready again. */
function refreeze(book: Book, order: Order, settlement: Settlement): void {
  const holder = merchantHolder(order.merchantId);
  const owed = book.context.policy.merchants.maxOwedPointUnits;
  if (book.holder(holder).points + owed < settlement.deducted) refuse('MERCHANT_SHORT_OF_POINTS');
  book.movePoints({ holder, place: 'points' }, { holder, place: 'frozen' }, settlement.deducted, 'freeze');
}
