/** On the way: set out, arrived, done by the customer's code, or not done after all. */
import type { BooksHouse } from '../ledger/post';
import { handedOver, onTheWay } from '../orders/deliver';
import { putOrder, withoutHold } from '../orders/reserve-use';
import { settling } from '../orders/settling';
import { nextUse, roundOf } from '../orders/uses';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { RefusalCode } from '../platform/refusal-codes';
import { storeOf } from '../stores/merchants';
import { redeemVoucherOnBook } from '../vouchers/redeem-on-book';
import { changeVisit, demandVisit, giveUp, loadVisit, movedTo, type VisitWho } from './change';
import { visits, type Visit } from './documents';
import { tellVisit } from './tell';

type Staff = Extract<VisitWho, { staffId: string }>;
const nothing = () => Promise.resolve(null);

/** Goods are shipped by it. */
export function departVisit(house: BooksHouse, visitId: string, who: Staff): Promise<Visit> {
  return changeVisit(house, { visitId, who, event: 'depart' }, nothing, (book, { visit, order }) => {
    if (visit.state === 'onTheWay') return visit;
    const next = movedTo(visit, 'depart', book.context.at);
    if (visit.kind === 'goods') putOrder(book, onTheWay(book, order));
    tellVisit(book, next, '完成后请向对方出示到家码');
    return next;
  });
}

export function arriveVisit(house: BooksHouse, visitId: string, who: Staff): Promise<Visit> {
  return changeVisit(house, { visitId, who, event: 'arrive' }, nothing, (book, { visit }) => {
    if (visit.state === 'arrived') return visit;
    const next = movedTo(visit, 'arrive', book.context.at);
    tellVisit(book, next, '已到门口，请开门');
    return next;
  });
}

/** Nobody at home, a wrong address: the money stays where it is (change.ts). */
export function failVisit(house: BooksHouse, visitId: string, who: Staff, reason: string): Promise<Visit> {
  return changeVisit(house, { visitId, who, event: 'fail' }, nothing, (book, loaded) => {
    if (loaded.visit.state === 'failed') return loaded.visit;
    const next = { ...movedTo(loaded.visit, 'fail', book.context.at), hands: null, reason };
    giveUp(book, loaded);
    tellVisit(book, next, reason);
    return next;
  });
}

/** After so many wrong codes the customer has to show a new one. */
const MOST_WRONG = 5;

export interface Finish {
  readonly visitId: string;
  readonly who: Staff;
  readonly code: string;
}

/**
 * The customer says the code: a service settles one use, goods are received and settle when their days
 * are over (rules.md §10). A wrong code is noted; the same right one again answers the visit as it is.
 */
export async function finishVisit(house: BooksHouse, { visitId, who, code }: Finish): Promise<Visit> {
  const { visit, order } = await loadVisit(house.database, visitId, who);
  const provider = visit.provider?.memberId ?? null;
  const isOwn = visit.dealerId === null;
  const beside = {
    posting: { entryId: `finish:${visitId}`, kind: 'visit-finish' },
    // A dealer's people work for the dealer, not for the seller.
    people: isOwn && provider !== null ? [provider] : [],
    load: (reader: Reader) => Promise.all([reader.get(visits, visitId), storeOf(reader, visit.storeId)]),
  };
  const outcome = await settling(house, order, beside, (book, present, terms, [found, store]) => {
    const known = demandVisit(found, who);
    if (known.state === 'done' && known.code === code) return { visit: known };
    const done = { ...movedTo(known, 'finish', book.context.at), hands: known.hands };
    if (known.wrongCodes >= MOST_WRONG) refuse('RATE_LIMITED', {}, '到家码输错太多次，请顾客刷新后重新出示');
    if (known.code !== code) {
      book.put(visits, { ...known, wrongCodes: known.wrongCodes + 1 });
      return { fault: 'CODE_UNKNOWN' satisfies RefusalCode } as const;
    }
    // The customer may have confirmed the receipt already.
    if (known.kind === 'goods' && present.receivedAt === null) putOrder(book, handedOver(book, present));
    if (known.kind === 'service') {
      const use = nextUse(present) ?? refuse('VOUCHER_NOT_USABLE');
      const beauticianId = isOwn ? provider : null;
      const treatment = { store, staffId: who.staffId, beauticianId };
      book.entryId = `redeem:${present._id}:${use}:${roundOf(present, use)}`;
      redeemVoucherOnBook(book, withoutHold(present, visitId), use, treatment, terms);
    }
    book.put(visits, done);
    tellVisit(book, done, '感谢您的信任');
    return { visit: done };
  });
  return 'fault' in outcome ? refuse(outcome.fault) : outcome.visit;
}
