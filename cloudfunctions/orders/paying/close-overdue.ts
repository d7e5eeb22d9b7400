/**
 * The 30 minutes are over. What WeChat Pay was asked for is first closed there, so that nobody
 * pays for goods that go back to the shelf; whoever has paid meanwhile has bought (rules.md §10).
 */
import { MINUTE_MS } from '../../units/days';
import { post } from '../../ledger/post';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import type { CashHouse } from '../cash-house';
import { orders, payments, type Payment } from '../documents';
import { askedOf } from './asked';
import { closeUnpaid } from './close-unpaid';
import { confirmPayment } from './confirm-payment';

/** How long a payment waits whose end WeChat does not tell. */
const LATER_MS = 5 * MINUTE_MS;

/** Throws `WechatPayFailure` when WeChat does not answer; the payment then comes again later. */
export async function closeOverdue(house: CashHouse, payment: Payment): Promise<'closed' | 'paid' | 'left'> {
  try {
    return await closeEverywhere(house, payment);
  } catch (error) {
    if (error instanceof WechatPayFailure) await comeAgain(house, payment);
    throw error;
  }
}

/** First at WeChat Pay, if it was ever asked, then here. Throws `WechatPayFailure`. */
export async function closeEverywhere(
  house: CashHouse,
  payment: Payment,
): Promise<'closed' | 'paid' | 'left'> {
  if (payment.askedAt !== null && (await isPaid(house, payment))) return 'paid';
  return (await closeUnpaid(house, payment)) ? 'closed' : 'left';
}

/** True when it is paid; when not, nobody can pay it any more. */
async function isPaid(house: CashHouse, payment: Payment): Promise<boolean> {
  if ((await confirmPayment(house, payment._id)) !== null) return true;
  const ordered = await house.database.getMany(orders, payment.orderIds);
  try {
    await house.wechatPay.closePayment(askedOf(payment, ordered));
    return false;
  } catch (error) {
    if (!(error instanceof WechatPayFailure) || error.code !== 'ORDERPAID') throw error;
    // Paid between the question and the closing.
    return (await confirmPayment(house, payment._id)) !== null;
  }
}

/** Behind the others: one payment that fails again and again must not stand in their way. */
async function comeAgain(house: CashHouse, { _id: paymentId }: Payment): Promise<void> {
  const posting = { entryId: `later:${paymentId}`, kind: 'later', cause: paymentId, holders: [] };
  await post(
    house,
    posting,
    (reader) => reader.get(payments, paymentId),
    (book, payment) => {
      if (payment?.state === 'created') book.put(payments, { ...payment, dueAt: book.context.at + LATER_MS });
    },
  );
}
