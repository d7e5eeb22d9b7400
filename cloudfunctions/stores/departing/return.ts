/** An operator decides about the return of a merchant that left (rules.md §12). */
import type { BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { applications, type Departure } from '../documents';
import { movedApplication } from '../onboarding/states';
import { movedDeparture } from './states';
import { nothingMore, put, refuseOwnWish, stepping, tellOwner, type Wish } from './wish';

export interface ReturnDecision {
  readonly merchantId: string;
  readonly decidedBy: string;
}

/**
 * With its stock kept it opens at once: the opening stock was checked when it first came in. With its stock burned it
 * comes in anew, as a merchant whose application is approved, and opens when its opening stock is there.
 */
export function readmitMerchant(
  house: BooksHouse,
  { merchantId, decidedBy }: ReturnDecision,
): Promise<Departure> {
  return stepping(
    house,
    { merchantId, event: 'readmit' },
    (reader) => reader.get(applications, merchantId),
    (book, wish, application) => {
      const known = knownWish(wish);
      if (known.state === 'returned') return known;
      refuseOwnWish(wish.merchant, decidedBy);
      const state = movedDeparture(known.state, 'readmit');
      // Posts that are still to end would take new ones with them.
      if (known.chore !== null) refuse('WRONG_STATE', {}, '退出的收尾还没有做完，请几分钟后再试');
      const isAnew = known.stock === 'burned' && known.before === 'open' && application !== null;
      if (isAnew)
        book.put(applications, { ...application, state: movedApplication(application.state, 'readmit') });
      const opens = known.before === 'open' && !isAnew;
      tellOwner(book, wish.merchant, '已返回', opens ? '核对价格后就可以上架商品' : '备足开业积分后即可开业');
      const merchant = { ...wish.merchant, state: opens ? ('open' as const) : ('pending' as const) };
      return put(book, wish, merchant, { ...known, state, decidedBy, decidedAt: book.context.at });
    },
  );
}

/** With a reason that the owner reads, who may ask again. */
export function refuseReturn(
  house: BooksHouse,
  { merchantId, decidedBy, answer }: ReturnDecision & { readonly answer: string },
): Promise<Departure> {
  return stepping(house, { merchantId, event: 'return-refuse' }, nothingMore, (book, wish) => {
    const known = knownWish(wish);
    if (known.state === 'closed' && known.answer === answer) return known;
    refuseOwnWish(wish.merchant, decidedBy);
    const state = movedDeparture(known.state, 'refuseBack');
    tellOwner(book, wish.merchant, '未通过', answer);
    return put(book, wish, wish.merchant, { ...known, state, decidedBy, decidedAt: book.context.at, answer });
  });
}

const knownWish = ({ merchant, known }: Wish): Departure =>
  known ?? refuse('NOT_FOUND', { merchantId: merchant._id }, '这个商家没有申请退出');
