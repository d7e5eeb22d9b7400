/** 核销: the code that the customer shows, confirmed by staff, uses up one use (rules.md §10). */
import type { BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { orderOfMerchant } from '../orders/list';
import { settling } from '../orders/settling';
import { roundOf } from '../orders/uses';
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';
import type { RefusalCode } from '../platform/refusal-codes';
import { storeOf } from '../stores/merchants';
import { judgeCode, loadTries, spendCode, spentBefore } from './demand-code';
import { codeBooks, redemptionId, redemptions, voucherBook, type Redemption } from './documents';
import { receiptOf, type RedemptionReceipt } from './receipt';
import { redeemVoucherOnBook } from './redeem-on-book';

export interface RedeemVoucher {
  readonly requestId: string;
  readonly staffId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly orderId: string;
  readonly digits: string;
  readonly beauticianId: string | null;
}

type Outcome =
  | { readonly fault: RefusalCode }
  | {
      readonly fault: null;
      readonly order: Order;
      readonly redemption: Redemption | null;
      readonly as: string;
    };

/** Redeems the use that the code stands for; the same request again answers the same receipt. */
export async function redeemVoucher(house: BooksHouse, request: RedeemVoucher): Promise<RedemptionReceipt> {
  const order = await orderOfMerchant(house, request.orderId, request.merchantId);
  const outcome = await redeeming(house, order, request);
  if (outcome.fault !== null) return refuse(outcome.fault);
  const redemption = outcome.redemption ?? (await house.database.get(redemptions, outcome.as));
  if (redemption === null) throw new Error(`a code was spent as ${outcome.as}, which is not kept`);
  return receiptOf(house, outcome.order, redemption);
}

function redeeming(house: BooksHouse, order: Order, request: RedeemVoucher): Promise<Outcome> {
  const { staffId, storeId, digits, beauticianId } = request;
  const asked = idOf(staffId, request.requestId);
  const beside = {
    posting: { entryId: `redeem:${order._id}`, kind: 'redeem' },
    people: beauticianId === null ? [] : [beauticianId],
    load: (reader: Parameters<typeof loadTries>[0]) =>
      Promise.all([
        loadTries(reader, staffId),
        reader.get(codeBooks, voucherBook(order._id)),
        storeOf(reader, storeId),
      ]),
  };
  return settling(house, order, beside, (book, present, terms, [tries, known, store]): Outcome => {
    const before = spentBefore(known, digits, asked);
    if (before !== null) return { fault: null, order: present, redemption: null, as: before };
    const judged = judgeCode(book, { digits, staffId }, tries, known, () => false);
    if (!judged.isGood) return { fault: judged.fault };
    const { use } = judged.shown;
    // Another code of the same use was faster.
    if (present.settlements.some((one) => one.use === use && !one.reversed)) refuse('CODE_USED');
    const as = redemptionId(order._id, use, roundOf(present, use));
    book.entryId = `redeem:${as}`;
    const done = redeemVoucherOnBook(book, present, use, { store, staffId, beauticianId }, terms);
    spendCode(book, judged.known, digits, asked, as);
    return { fault: null, ...done, as };
  });
}
