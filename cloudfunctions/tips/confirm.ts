/** The customer confirms a tip: an in-store order is made and settles at once (rules.md §6). */
import type { Fen } from '../units/amounts';
import type { Book } from '../ledger/book';
import { currentPolicy } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { receiptOrder, settleReceiptOrder } from '../orders/placing/receipt-order';
import { settling, type SettlingTerms } from '../orders/settling';
import { partnerOf } from '../partners/partner-of';
import { refuse } from '../platform/refusal';
import { dayOf } from '../units/days';
import { belongsTo } from '../stores/people';
import { countOne, demandSameDay, loadCounts, type DayCounts } from './counts';
import { tips, type Tip } from './documents';
import { demandRoom, demandTip } from './limits';
import { stateAt, tipMoved } from './states';

export interface ConfirmTip {
  readonly tipId: string;
  readonly memberId: string;
  /** What the page showed: staff may have offered the receipt anew with another amount. */
  readonly amountFen: Fen;
}

/** One that is confirmed already is answered as it is. */
export async function confirmTip(house: BooksHouse, request: ConfirmTip): Promise<Tip> {
  const [found, policy] = await Promise.all([house.database.get(tips, request.tipId), currentPolicy(house)]);
  const tip = ownTip(found, request.memberId);
  const partner = await partnerOf(house.database, tip.city, dayOf(house.clock.now()));
  const order = receiptOrder({ ...tip, orderId: tip._id }, policy, partner?.memberId ?? null);
  const beside = {
    posting: { entryId: `settle:${tip._id}`, kind: 'settle' },
    isNew: true,
    load: async (reader: Parameters<typeof loadCounts>[0]) => {
      const [present, counts] = await Promise.all([
        reader.get(tips, tip._id),
        loadCounts(reader, house.clock, tip),
      ]);
      return { present, counts };
    },
  };
  return settling(house, order, beside, (book, draft, terms, { present, counts }) =>
    decide(book, draft, terms, { request, drafted: tip, tip: ownTip(present, request.memberId), counts }),
  );
}

export function ownTip(tip: Tip | null, memberId: string): Tip {
  return tip?.memberId === memberId ? tip : refuse('NOT_FOUND', {}, '没有找到这笔打赏');
}

interface Case {
  readonly request: ConfirmTip;
  /** As it was when the order was drafted from it. */
  readonly drafted: Tip;
  readonly tip: Tip;
  readonly counts: DayCounts;
}

function decide(
  book: Book,
  draft: Order,
  terms: SettlingTerms,
  { request, drafted, tip, counts }: Case,
): Tip {
  if (tip.state === 'confirmed') return tip;
  const { at, today, policy } = book.context;
  const state = tipMoved(stateAt(tip, at), 'confirm');
  if (tip.amountFen !== request.amountFen || tip.offeredAt !== drafted.offeredAt)
    refuse('WRONG_STATE', {}, '店员修改了金额，请刷新后再确认');
  demandTip(policy, tip.amountFen);
  demandSameDay(book, counts);
  demandRoom(policy, counts);
  const { merchant, employments } = terms;
  if (merchant?.state !== 'open') return refuse('MERCHANT_NOT_OPEN', { merchantId: tip.merchantId });
  if (belongsTo(merchant, employments, tip.memberId)) refuse('RELATED_PARTY');
  const order = settleReceiptOrder(book, draft, terms);
  const confirmed: Tip = {
    ...tip,
    state,
    confirmed: { at, day: today, pointUnits: order.deducted, ...earned(order) },
    review: 'waiting',
  };
  book.put(tips, confirmed);
  countOne(book, tip, counts);
  return confirmed;
}

function earned({ settlements }: Order) {
  const legs = settlements.flatMap((settlement) => settlement.legs);
  const sum = (why: 'buyer' | 'merchant'): number =>
    legs.filter((leg) => leg.why === why).reduce((total, leg) => total + leg.units, 0);
  return { earnedSvUnits: sum('buyer'), merchantSvUnits: sum('merchant') };
}
