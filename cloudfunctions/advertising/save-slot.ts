/** An operator keeps a slot: given away, or offered to a merchant that pays for it before it is shown. */
import { MINUTE_MS } from '../units/days';
import { formatUnits } from '../units/decimals';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { loadMerchants, openMerchant } from '../stores/merchants';
import { slotPlans, slots, type Slot, type SlotOffer, type SlotPlan, type SlotSale } from './documents';
import { MOST_A_PAGE } from './places';
import { mostAtOnce, stillAhead } from './plan';

/** WeChat Pay takes no shorter time, and a person has to find the page. */
const SHORTEST_TO_PAY_MS = 10 * MINUTE_MS;

export interface SlotWish extends Omit<Slot, 'sale'> {
  /** null: nobody pays for it. */
  readonly offer: SlotOffer | null;
}

/**
 * Saves a slot, or makes the offer. Of one that is for sale the picture, its words and its target can be put right;
 * what was offered cannot: place, time, merchant and price are what the merchant pays for.
 */
export async function saveSlot(house: BooksHouse, wish: SlotWish): Promise<Slot> {
  if (wish.to <= wish.from) refuse('INVALID_INPUT', {}, '结束时间要晚于开始时间');
  const posting = { entryId: `slot:${wish._id}`, kind: 'slot', cause: wish._id, holders: [] };
  return post(
    house,
    posting,
    (reader) => load(reader, wish),
    (book, { before, plan, merchants }) => {
      const { offer, ...slot } = wish;
      if (before !== null) refuseOtherTerms(before, wish);
      const sale = before?.sale ?? (offer === null ? undefined : newSale(book, wish, offer));
      const saved: Slot = { ...slot, ...(sale !== undefined && { sale }) };
      book.put(slots, saved);
      if (before !== null || offer === null) return saved;
      openMerchant(merchants, offer.merchantId);
      promise(book, saved, plan);
      return saved;
    },
  );
}

async function load(reader: Reader, { _id, place, offer }: SlotWish) {
  const [before, plan, merchants] = await Promise.all([
    reader.get(slots, _id),
    reader.get(slotPlans, place),
    loadMerchants(reader, offer === null ? [] : [offer.merchantId]),
  ]);
  return { before, plan, merchants };
}

function refuseOtherTerms({ sale, ...before }: Slot, { offer, ...wish }: SlotWish): void {
  if (sale === undefined && offer === null) return;
  const isSame =
    sale?.merchantId === offer?.merchantId &&
    sale?.priceFen === offer?.priceFen &&
    sale?.payUntil === offer?.payUntil &&
    before.place === wish.place &&
    before.from === wish.from &&
    before.to === wish.to;
  if (!isSame)
    refuse(
      'WRONG_STATE',
      { slotId: wish._id },
      '位置、时间、商家和价格报出后不能再改；请收回这个广告位，用新的编号重新报价',
    );
}

function newSale(book: Book, wish: SlotWish, offer: SlotOffer): SlotSale {
  const { at, policy } = book.context;
  const { payUntil, priceFen } = offer;
  if (payUntil > wish.from) refuse('INVALID_INPUT', {}, '最晚付款时间不能晚于开始时间');
  if (payUntil < at + SHORTEST_TO_PAY_MS)
    refuse('INVALID_INPUT', {}, '最晚付款时间至少要在 10 分钟以后，商家才来得及付款');
  if (priceFen > policy.orders.maxOrderFen)
    refuse('INVALID_INPUT', {}, `价格不能超过 ¥${formatUnits(policy.orders.maxOrderFen, 2)}`);
  return {
    ...offer,
    ...{ state: 'offered', offeredAt: at, dueAt: payUntil, paymentId: null, orderId: null },
    ...{ paidAt: null, endedAt: null, refundedFen: 0 },
  };
}

/** What is offered will be shown: no more at one moment than the page has room for. */
function promise(book: Book, { _id: slotId, place, from, to }: Slot, plan: SlotPlan | null): void {
  const promised = stillAhead(plan?.promised ?? [], book.context.at);
  if (mostAtOnce(promised, { from, to }) >= MOST_A_PAGE)
    refuse('SLOT_PLACE_FULL', { place }, `这个位置在这段时间已经报出 ${MOST_A_PAGE} 个广告位，请换一个时间`);
  book.put(slotPlans, { _id: place, promised: [...promised, { slotId, from, to }] });
}
