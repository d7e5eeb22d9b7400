/** Asks WeChat Pay whether a payment has been made, and takes it in like its notice would. */
import { memberIdOf } from '../../accounts/member-id';
import { refuse } from '../../platform/refusal';
import type { PaymentAtWechat } from '../../platform/wechat-pay/wechat-pay';
import type { CashHouse } from '../cash-house';
import { orders, payments, type Payment } from '../documents';
import { settlePaid } from '../settle-paid';
import { askedOf } from './asked';
import { receivePayment, type PaymentOutcome } from './receive-payment';

/** Null while nobody has paid. */
export async function confirmPayment(house: CashHouse, paymentId: string): Promise<PaymentOutcome | null> {
  const payment = (await house.database.get(payments, paymentId)) ?? refuse('NOT_FOUND', { paymentId });
  // What was never asked for cannot have been paid.
  if (payment.askedAt === null) return null;
  const ordered = await house.database.getMany(orders, payment.orderIds);
  const found = await house.wechatPay.findPayment(askedOf(payment, ordered));
  return found === null ? null : takeIn(house, found);
}

/** The one way for money into the mall, whether a notice or a question brought the news. */
export async function takeIn(house: CashHouse, paid: PaymentAtWechat): Promise<PaymentOutcome> {
  const { paymentId, paidAt, parts } = paid;
  const payerId = memberIdOf(paid.payerOpenId);
  const outcome = await receivePayment(house, { paymentId, payerId, paidAt, parts });
  await settlePaid(house, outcome.orders);
  return outcome;
}

/** After the payment sheet: the person's own payment as it stands, without waiting for the notice. */
export async function checkPayment(house: CashHouse, memberId: string, paymentId: string): Promise<Payment> {
  const known = await house.database.get(payments, paymentId);
  if (known?.memberId !== memberId) return refuse('NOT_FOUND', { paymentId });
  if (known.state !== 'created' && known.state !== 'closed') return known;
  await confirmPayment(house, paymentId);
  return (await house.database.get(payments, paymentId)) ?? known;
}
