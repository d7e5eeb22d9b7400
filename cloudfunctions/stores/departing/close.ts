/**
 * An operator closes a merchant that asked to leave: everything is settled, its stock stays for its return or burns with
 * its SV, in one transaction (rules.md §12).
 */
import { MALL, merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import type { BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import type { Departure } from '../documents';
import { readMerchantObstacles } from './obstacles';
import { movedDeparture } from './states';
import { put, refuseOwnWish, stepping, tellOwner } from './wish';

/** Refuses `DEPARTURE_BLOCKED` with what still has to be settled; closing again answers how it stands. */
export function closeMerchant(
  house: BooksHouse,
  { merchantId, closedBy }: { readonly merchantId: string; readonly closedBy: string },
): Promise<Departure> {
  return stepping(
    house,
    { merchantId, event: 'depart', movesSv: true },
    (reader) => readMerchantObstacles(reader, merchantId, house.clock.now()),
    (book, wish, judge) => {
      const known = wish.known ?? refuse('NOT_FOUND', { merchantId }, '这个商家没有申请退出');
      if (known.state === 'closed') return known;
      refuseOwnWish(wish.merchant, closedBy);
      const state = movedDeparture(known.state, 'close');
      const id = merchantHolder(merchantId);
      book.payPointDebts(id);
      const [first, ...others] = judge(book.holder(id), known);
      if (first !== undefined)
        refuse(
          'DEPARTURE_BLOCKED',
          { obstacles: [first, ...others].map(({ kind }) => kind).join(' ') },
          first.text,
        );
      book.entryId = `depart:${merchantId}:${known.round}`;
      const gone = known.stock === 'burned' ? burnStock(book, merchantId) : keepStock(book, merchantId);
      const { at } = book.context;
      tellOwner(
        book,
        wish.merchant,
        '已退出',
        known.stock === 'kept' ? '积分库存为您保留' : '积分库存已销毁',
      );
      return put(
        book,
        wish,
        { ...wish.merchant, state: 'closed' },
        {
          ...{ ...known, ...gone, state, closedAt: at, closedBy },
          // Goods that are still to go off sale go first.
          ...(known.chore === null && { chore: 'dismissing', after: '' }),
          dueAt: at,
        },
      );
    },
  );
}

/** Written as well, so that points which come or go at this moment meet it. */
function keepStock(book: Book, merchantId: string) {
  book.touch(merchantHolder(merchantId));
  return { burnedPointUnits: 0, lapsedSvUnits: 0 };
}

/** The SV lapses with it: left alone it would fill the stock again for nobody. */
function burnStock(book: Book, merchantId: string) {
  const holder = merchantHolder(merchantId);
  const { points, svUnits } = book.touch(holder);
  book.movePoints({ holder, place: 'points' }, { mall: MALL.burned }, points, 'departed.points');
  if (svUnits > 0) book.reverseSv(holder, svUnits, 'departed.sv');
  return { burnedPointUnits: points, lapsedSvUnits: svUnits };
}
