/** A merchant's owner asks to leave the mall, takes it back while it waits, or asks to return (rules.md §12). */
import { DAY_MS } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import type { Departure, StockChoice } from '../documents';
import { movedDeparture } from './states';
import { nothingMore, put, stepping } from './wish';

/** Its customers have so long to use what they bought, or to ask for their money. */
export const NOTICE_DAYS = 7;

/**
 * From now on it sells nothing new; what is open is served to the end. Asking again while it waits changes the choice
 * about the stock alone.
 */
export function askToDepart(house: BooksHouse, merchantId: string, stock: StockChoice): Promise<Departure> {
  return stepping(house, { merchantId, event: 'depart-ask' }, nothingMore, (book, wish) => {
    const { merchant, known } = wish;
    if (known?.state === 'waiting')
      return known.stock === stock ? known : put(book, wish, merchant, { ...known, stock });
    const { state: before } = merchant;
    if (before !== 'open' && before !== 'pending')
      return refuse('WRONG_STATE', { state: before }, '商家已经退出商城');
    const state = known === null ? 'waiting' : movedDeparture(known.state, 'ask');
    const { at } = book.context;
    return put(
      book,
      wish,
      { ...merchant, state: 'leaving' },
      {
        ...{ _id: merchantId, state, round: (known?.round ?? 0) + 1, stock, before },
        ...{ askedAt: at, closesFrom: at + NOTICE_DAYS * DAY_MS, closedAt: null, closedBy: null },
        ...{ burnedPointUnits: 0, lapsedSvUnits: 0, returnAskedAt: null },
        ...{ decidedBy: null, decidedAt: null, answer: null },
        ...{ chore: 'clearing', after: '', dueAt: at },
      },
    );
  });
}

/** Until an operator has closed it; its goods go back on sale. */
export function stayInMall(house: BooksHouse, merchantId: string): Promise<Departure> {
  return stepping(house, { merchantId, event: 'depart-stay' }, nothingMore, (book, wish) => {
    const known = wish.known ?? refuse('NOT_FOUND', { merchantId }, '没有申请过退出');
    if (known.state === 'cancelled') return known;
    const state = movedDeparture(known.state, 'stay');
    const chores = { chore: 'restoring', after: '', dueAt: book.context.at } as const;
    return put(book, wish, { ...wish.merchant, state: known.before }, { ...known, ...chores, state });
  });
}

export function askToReturn(house: BooksHouse, merchantId: string): Promise<Departure> {
  return stepping(house, { merchantId, event: 'return-ask' }, nothingMore, (book, wish) => {
    const known = wish.known ?? refuse('NOT_FOUND', { merchantId }, '没有申请过退出');
    if (known.state === 'returning') return known;
    const state = movedDeparture(known.state, 'askBack');
    return put(book, wish, wish.merchant, {
      ...{ ...known, state, returnAskedAt: book.context.at },
      ...{ decidedBy: null, decidedAt: null, answer: null },
    });
  });
}
