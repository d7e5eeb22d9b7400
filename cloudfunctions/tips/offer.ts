/** Staff offer a tip: the customer's code, the amount, the number of the receipt (rules.md §6). */
import { allowanceOf, pointsForAllowance, type Fen } from '../units/amounts';
import { MINUTE_MS } from '../units/days';
import { formatUnits } from '../units/decimals';
import { joined, loadMember } from '../accounts/unpaid';
import { merchantHolder } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { messageTime, noteMessage } from '../messages/note';
import { PAGES } from '../messages/pages';
import { idOf } from '../platform/ids';
import type { Reader } from '../platform/database';
import { cityOf } from '../partners/cities';
import { refuse } from '../platform/refusal';
import type { RefusalCode } from '../platform/refusal-codes';
import { loadMerchants, openMerchant, storeOf } from '../stores/merchants';
import { belongsTo } from '../stores/people';
import { loadEmployments } from '../stores/staff/employment';
import { judgeCode, loadMemberCodes, loadTries, spendCode, spentBefore } from '../vouchers/demand-code';
import { demandSameDay, loadCounts } from './counts';
import { tipIdOf, tips, type Tip } from './documents';
import { demandRoom, demandTip } from './limits';
import { stateAt, tipMoved } from './states';

export interface OfferTip {
  readonly requestId: string;
  readonly staffId: string;
  readonly merchantId: string;
  readonly storeId: string;
  /** Whom the scan named, and the code that says that this person stands here. */
  readonly memberId: string;
  readonly digits: string;
  readonly amountFen: Fen;
  /** As `receiptNumberOf` makes it. */
  readonly receiptNumber: string;
}

/** The offer, which the customer has to confirm; the same request again answers it as it stands. */
export async function offerTip(house: BooksHouse, offer: OfferTip): Promise<Tip> {
  const tipId = tipIdOf(offer.storeId, offer.receiptNumber);
  const posting = {
    entryId: `tip:${tipId}`,
    kind: 'tip',
    cause: tipId,
    holders: [merchantHolder(offer.merchantId)],
  };
  const outcome = await post(
    house,
    posting,
    (reader) => load(house, reader, offer, tipId),
    (book, loaded) => decide(book, offer, loaded, tipId),
  );
  return outcome.fault === null ? outcome.tip : refuse(outcome.fault);
}

async function load(house: BooksHouse, reader: Reader, offer: OfferTip, tipId: string) {
  const { merchantId, storeId, memberId, staffId } = offer;
  const [tries, codes, store, merchants, employments, member, tip, counts] = await Promise.all([
    loadTries(reader, staffId),
    loadMemberCodes(reader, memberId),
    storeOf(reader, storeId),
    loadMerchants(reader, [merchantId]),
    loadEmployments(reader, [{ merchantId, memberId }]),
    loadMember(reader, memberId),
    reader.get(tips, tipId),
    loadCounts(reader, house.clock, offer),
  ]);
  return { tries, codes, store, merchants, employments, member, tip, counts };
}
type Loaded = Awaited<ReturnType<typeof load>>;
type Outcome = { readonly fault: null; readonly tip: Tip } | { readonly fault: RefusalCode };

function decide(book: Book, offer: OfferTip, loaded: Loaded, tipId: string): Outcome {
  const { digits, staffId, memberId, amountFen } = offer;
  const asked = idOf(staffId, offer.requestId);
  const { codes, tip: before } = loaded;
  if (before !== null && spentBefore(codes, digits, asked) === tipId) return { fault: null, tip: before };
  demandTip(book.context.policy, amountFen);
  const judged = judgeCode(book, { digits, staffId }, loaded.tries, codes, () => false);
  if (!judged.isGood) return { fault: judged.fault };
  const merchant = openMerchant(loaded.merchants, offer.merchantId);
  if (staffId === memberId || belongsTo(merchant, loaded.employments, memberId)) refuse('RELATED_PARTY');
  demandSameDay(book, loaded.counts);
  demandRoom(book.context.policy, loaded.counts);
  demandUnused(book, before);
  demandPoints(book, offer, loaded);
  const tip = tipOf(book, offer, loaded, tipId);
  book.put(tips, tip);
  tellCustomer(book, tip);
  spendCode(book, judged.known, digits, asked, tipId);
  return { fault: null, tip };
}

/** A receipt counts once; while it waits for one customer, no other can have it. */
function demandUnused(book: Book, before: Tip | null): void {
  if (before === null) return;
  const state = stateAt(before, book.context.at);
  if (state === 'confirmed' || state === 'reversed') refuse('RECEIPT_USED');
  tipMoved(state, 'offerAgain');
}

/** Judged again when the customer confirms; staff are told now, and how many are missing. */
function demandPoints(book: Book, { merchantId, amountFen }: OfferTip, { store }: Loaded): void {
  const { policy, state } = book.context;
  const needed = pointsForAllowance(allowanceOf(amountFen, store.allowanceRateBp), state.price);
  const { points } = book.holder(merchantHolder(merchantId));
  const missing = needed - points - policy.merchants.maxOwedPointUnits;
  if (missing <= 0) return;
  const missingPoints = formatUnits(missing, 6);
  refuse('MERCHANT_SHORT_OF_POINTS', { missingPoints }, `商家积分不足，还差 ${missingPoints} 积分`);
}

function tipOf(book: Book, offer: OfferTip, loaded: Loaded, tipId: string): Tip {
  const { merchantId, storeId, memberId, staffId, amountFen, receiptNumber } = offer;
  const { store, merchants } = loaded;
  const merchant = openMerchant(merchants, merchantId);
  const { at, policy } = book.context;
  return {
    _id: tipId,
    ...{ merchantId, storeId, receiptNumber, amountFen, memberId, staffId },
    merchantName: merchant.name,
    storeName: store.name,
    allowanceRateBp: store.allowanceRateBp,
    city: cityOf(store),
    chain: joined(loaded.member).upline,
    merchantReferrerId: merchant.referrerId,
    state: 'offered',
    offeredAt: at,
    expiresAt: at + policy.tips.confirmMinutes * MINUTE_MS,
    confirmed: null,
    review: 'none',
    reviewedBy: null,
    reversed: null,
  };
}

/** An offer lapses, so its message does too; the receipt offered anew is another event. */
function tellCustomer(book: Book, { _id, memberId, storeName, amountFen, offeredAt, expiresAt }: Tip): void {
  noteMessage(book, {
    id: `tip:${_id}:${offeredAt}`,
    memberId,
    template: 'tip',
    fields: { store: storeName, amount: `${formatUnits(amountFen, 2)}元`, time: messageTime(offeredAt) },
    page: PAGES.tip(),
    cause: _id,
    expiresAt,
  });
}
