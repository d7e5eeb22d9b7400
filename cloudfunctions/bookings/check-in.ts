/**
 * Checking in by the voucher's code: the use that the booking held is redeemed, and the booking has
 * arrived, in one transaction. A code that no booking of today holds is redeemed as ever.
 */
import { dayOf } from '../units/days';
import type { BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import { orderOfMerchant } from '../orders/list';
import { withoutHold } from '../orders/reserve-use';
import { settling } from '../orders/settling';
import { roundOf } from '../orders/uses';
import { idOf } from '../platform/ids';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { RefusalCode } from '../platform/refusal-codes';
import { storeOf } from '../stores/merchants';
import { judgeCode, loadTries, loadVoucherBook, spendCode, spentBefore } from '../vouchers/demand-code';
import type { Redemption } from '../vouchers/documents';
import { receiptOf, type RedemptionReceipt } from '../vouchers/receipt';
import { redeemVoucher, type RedeemVoucher } from '../vouchers/redeem';
import { redeemVoucherOnBook } from '../vouchers/redeem-on-book';
import { arrived } from './arrive';
import { bookingBooks, bookings } from './documents';
import { emptyBookingBook } from './own-book';

/** Redeems the code's use, and checks in the booking of today that holds one of the order. */
export async function redeemAndCheckIn(
  house: BooksHouse,
  request: RedeemVoucher,
): Promise<RedemptionReceipt> {
  const order = await orderOfMerchant(house, request.orderId, request.merchantId);
  const bookingId = await heldToday(house, order, request.storeId);
  if (bookingId === null) return redeemVoucher(house, request);
  const outcome = await checkingIn(house, order, request, bookingId);
  if (outcome === 'redeem alone') return redeemVoucher(house, request);
  if ('fault' in outcome) return refuse(outcome.fault);
  return receiptOf(house, outcome.order, outcome.redemption);
}

/** The first booking of today in the store that holds a use of the order. */
async function heldToday(house: BooksHouse, order: Order, storeId: string): Promise<string | null> {
  const ids = order.heldBy ?? [];
  if (ids.length === 0) return null;
  const today = dayOf(house.clock.now());
  const held = [...(await house.database.getMany(bookings, ids)).values()];
  const here = held.filter((one) => one.storeId === storeId && one.day === today && one.state === 'booked');
  return here.sort((a, b) => a.startsAt - b.startsAt)[0]?._id ?? null;
}

type Outcome =
  | { readonly order: Order; readonly redemption: Redemption }
  | { readonly fault: RefusalCode }
  /** The booking is over, or the same request has come before: the voucher's own use case answers. */
  | 'redeem alone';

function checkingIn(
  house: BooksHouse,
  order: Order,
  request: RedeemVoucher,
  bookingId: string,
): Promise<Outcome> {
  const { staffId, storeId, digits } = request;
  const beside = {
    posting: { entryId: `redeem:${order._id}`, kind: 'redeem' },
    people: request.beauticianId === null ? [] : [request.beauticianId],
    load: (reader: Reader) =>
      Promise.all([
        loadTries(reader, staffId),
        loadVoucherBook(reader, order._id),
        storeOf(reader, storeId),
        reader.get(bookings, bookingId),
        reader.get(bookingBooks, order.memberId),
      ]),
  };
  return settling(
    house,
    order,
    beside,
    (book, present, terms, [tries, known, store, booking, own]): Outcome => {
      const asked = idOf(staffId, request.requestId);
      const isAgain = spentBefore(known, digits, asked) !== null;
      if (booking?.state !== 'booked' || isAgain) return 'redeem alone';
      const judged = judgeCode(book, { digits, staffId }, tries, known, () => false);
      if (!judged.isGood) return { fault: judged.fault };
      const { use } = judged.shown;
      if (present.settlements.some((one) => one.use === use && !one.reversed)) refuse('CODE_USED');
      const treatment = { store, staffId, beauticianId: request.beauticianId };
      const round = roundOf(present, use);
      book.entryId = `redeem:${present._id}:${use}:${round}`;
      const done = redeemVoucherOnBook(book, withoutHold(present, bookingId), use, treatment, terms);
      spendCode(book, judged.known, digits, asked, done.redemption._id);
      const next = arrived(book, { booking, own: own ?? emptyBookingBook(order.memberId) });
      book.put(bookings, next);
      return done;
    },
  );
}
