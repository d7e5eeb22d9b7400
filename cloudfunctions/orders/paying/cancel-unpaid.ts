/** The customer does not want it after all: what nobody has paid is closed before its time (docs/payments.md). */
import { refuse } from '../../platform/refusal';
import type { CashHouse } from '../cash-house';
import { payments, type Payment } from '../documents';
import { closeEverywhere } from './close-overdue';

/** The sheet may be opened while we ask; then WeChat has to be asked again. */
const TRIES = 3;

/**
 * Closes the payment with all of its orders; one that is closed already stays so. Refuses `WRONG_STATE`
 * when it has been paid. Throws `WechatPayFailure` while WeChat does not answer: nothing is closed then.
 */
export async function cancelUnpaid(house: CashHouse, memberId: string, paymentId: string): Promise<Payment> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const payment = await house.database.get(payments, paymentId);
    if (payment?.memberId !== memberId) return refuse('NOT_FOUND', { paymentId });
    if (payment.state === 'closed') return payment;
    if (payment.state !== 'created' || (await closeEverywhere(house, payment)) === 'paid')
      return refuse('WRONG_STATE', { paymentId }, '这笔订单已经付款，如需退款请申请售后');
  }
  return (await closedNow(house, paymentId)) ?? refuse('BUSY');
}

async function closedNow(house: CashHouse, paymentId: string): Promise<Payment | null> {
  const payment = await house.database.get(payments, paymentId);
  return payment?.state === 'closed' ? payment : null;
}
