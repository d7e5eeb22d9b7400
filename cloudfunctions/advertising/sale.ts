/** The steps of a slot's sale, inside the posting of its payment, its settlement or its end (orders/slot-sales/). */
import { MINUTE_MS, type Instant } from '../units/days';
import type { Fen } from '../units/amounts';
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { slotPlans, slots, type Slot, type SlotPlan, type SlotSale } from './documents';
import { stillAhead } from './plan';
import { saleMoved } from './states';

/** WeChat Pay's sheet stays open no shorter. */
const SHORTEST_SHEET_MS = MINUTE_MS;

export interface SoldSlot extends Slot {
  readonly sale: SlotSale;
}

/** A slot that is or was for sale, or the refusal `NOT_FOUND`. */
export function soldSlot(slot: Slot | null | undefined): SoldSlot {
  const { sale } = slot ?? {};
  return slot === null || slot === undefined || sale === undefined
    ? refuse('NOT_FOUND', {}, '没有找到这个广告位')
    : { ...slot, sale };
}

export function loadSlot(reader: Reader, slotId: string): Promise<Slot | null> {
  return reader.get(slots, slotId);
}

export async function loadSlotAndPlan(reader: Reader, { _id, place }: Slot): Promise<SlotAndPlan> {
  const [slot, plan] = await Promise.all([reader.get(slots, _id), reader.get(slotPlans, place)]);
  return { slot: soldSlot(slot), plan };
}

export interface SlotAndPlan {
  readonly slot: SoldSlot;
  readonly plan: SlotPlan | null;
}

/** Offers whose time to pay is over, at most `limit`. */
export function overdueOffers(reader: Reader, at: Instant, limit: number): Promise<Slot[]> {
  const where = { 'sale.dueAt': { gt: 0, lte: at } };
  return reader.find(slots, { where, orderBy: [['sale.dueAt', 'asc']], limit });
}

/** Somebody begins to pay, while it can be paid. */
export function notePaying(book: Book, { sale, ...slot }: SoldSlot, paymentId: string): void {
  saleMoved(sale.state, 'pay');
  if (book.context.at + SHORTEST_SHEET_MS > sale.payUntil)
    refuse('WRONG_STATE', { state: 'lapsed' }, '这个广告位已过付款时间，请联系平台');
  book.put(slots, { ...slot, sale: { ...sale, paymentId } });
}

export function notePaid(book: Book, { sale, ...slot }: SoldSlot, orderId: string, paidAt: Instant): void {
  const state = saleMoved(sale.state, 'pay');
  book.put(slots, { ...slot, sale: { ...sale, state, orderId, paidAt, dueAt: null } });
}

/** Unpaid it ends, and its place is free for others. */
export function noteEnded(book: Book, { slot, plan }: SlotAndPlan, event: 'takeBack' | 'lapse'): Slot {
  return end(book, plan, slot, { ...slot.sale, state: saleMoved(slot.sale.state, event) });
}

/** Paid it ends, and `refundedFen` of its price goes back. */
export function noteWithdrawn(book: Book, { slot, plan }: SlotAndPlan, refundedFen: Fen): Slot {
  const state = saleMoved(slot.sale.state, 'withdraw');
  return end(book, plan, slot, { ...slot.sale, state, refundedFen });
}

function end(book: Book, plan: SlotPlan | null, slot: Slot, sale: SlotSale): Slot {
  const { at } = book.context;
  const ended: Slot = { ...slot, sale: { ...sale, endedAt: at, dueAt: null } };
  book.put(slots, ended);
  const promised = stillAhead(plan?.promised ?? [], at).filter(({ slotId }) => slotId !== slot._id);
  book.put(slotPlans, { _id: slot.place, promised });
  return ended;
}
