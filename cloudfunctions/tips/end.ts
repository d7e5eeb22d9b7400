/** How a tip ends otherwise: declined by the customer, withdrawn by staff, reversed or passed by an operator. */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { reverseReceiptOrder } from '../orders/refunding/receipt-order';
import { settling } from '../orders/settling';
import { orderOfMerchant } from '../orders/list';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { ownTip } from './confirm';
import { tips, type Tip } from './documents';
import { stateAt, tipMoved } from './states';

export function declineTip(house: BooksHouse, tipId: string, memberId: string): Promise<Tip> {
  return change(house, tipId, 'decline', (book, tip) => {
    ownTip(tip, memberId);
    if (tip.state === 'declined') return tip;
    return { ...tip, state: tipMoved(stateAt(tip, book.context.at), 'decline') };
  });
}

export interface WithdrawTip {
  readonly tipId: string;
  readonly merchantId: string;
  readonly storeId: string;
}

/** Staff typed something wrong; the receipt may then be offered anew. */
export function withdrawTip(house: BooksHouse, { tipId, merchantId, storeId }: WithdrawTip): Promise<Tip> {
  return change(house, tipId, 'withdraw', (book, tip) => {
    if (tip.merchantId !== merchantId || tip.storeId !== storeId) refuse('NOT_FOUND', { tipId });
    if (tip.state === 'withdrawn') return tip;
    return { ...tip, state: tipMoved(stateAt(tip, book.context.at), 'withdraw') };
  });
}

/** An operator has looked at it and found nothing. */
export function passTip(house: BooksHouse, tipId: string, byId: string): Promise<Tip> {
  return change(house, tipId, 'review', (_book, tip) => {
    if (tip.review === 'done') return tip;
    if (tip.review === 'none') refuse('WRONG_STATE', { state: tip.state }, '还没有确认的打赏无需复核');
    return { ...tip, review: 'done', reviewedBy: byId };
  });
}

export interface ReverseTip {
  readonly tipId: string;
  readonly byId: string;
  readonly reason: string;
}

/** Everything that it brought is taken back, as by a full refund; the receipt stays used. */
export async function reverseTip(house: BooksHouse, { tipId, byId, reason }: ReverseTip): Promise<Tip> {
  const found = await house.database.get(tips, tipId);
  if (found === null) return refuse('NOT_FOUND', { tipId });
  if (found.state !== 'confirmed' && found.state !== 'reversed')
    tipMoved(stateAt(found, house.clock.now()), 'reverse');
  const order = await orderOfMerchant(house, tipId, found.merchantId);
  const beside = {
    posting: { entryId: `reverse:${tipId}`, kind: 'refund' },
    load: (reader: Reader) => reader.get(tips, tipId),
  };
  return settling(house, order, beside, (book, present, terms, loaded) => {
    const tip = loaded ?? refuse('NOT_FOUND', { tipId });
    if (tip.state === 'reversed') return tip;
    const state = tipMoved(tip.state, 'reverse');
    reverseReceiptOrder(book, present, terms);
    const reversed: Tip = {
      ...tip,
      state,
      review: 'done',
      reviewedBy: byId,
      reversed: { at: book.context.at, byId, reason },
    };
    book.put(tips, reversed);
    return reversed;
  });
}

function change(
  house: BooksHouse,
  tipId: string,
  step: string,
  next: (book: Book, tip: Tip) => Tip,
): Promise<Tip> {
  const posting = { entryId: `tip:${step}:${tipId}`, kind: 'tip', cause: tipId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(tips, tipId),
    (book, loaded) => {
      const tip = loaded ?? refuse('NOT_FOUND', { tipId });
      const changed = next(book, tip);
      if (changed !== tip) book.put(tips, changed);
      return changed;
    },
  );
}
