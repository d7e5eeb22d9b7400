/** WeChat's payment sheet. */
import { call, type DataOf } from './api';

/** asked: the sheet said that it was paid, which only the mall can confirm · cancelled: closed · failed: the bank refused */
export type PayOutcome = 'asked' | 'cancelled' | 'failed';

/** Opens the sheet for a payment; throws an ApiError where the mall gives none. */
export async function payAtSheet(paymentId: string): Promise<PayOutcome> {
  return openSheet(await call('member', 'pay', { paymentId }));
}

/** The same for what has been asked for already. */
export async function openSheet(parameters: DataOf<'member', 'pay'>): Promise<PayOutcome> {
  try {
    await wx.requestPayment(parameters);
    return 'asked';
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    return errMsg.includes('cancel') ? 'cancelled' : 'failed';
  }
}

export type Payment = DataOf<'member', 'payment'>;

/** After the sheet said that it was paid, the mall is asked this often until it knows. */
const QUESTIONS = 5;
const FIRST_PAUSE_MS = 800;

/**
 * What the mall knows of a payment, never what the sheet claims.
 * @param show is told of every answer
 */
export async function watchPayment(
  paymentId: string,
  outcome: PayOutcome,
  show: (payment: Payment) => void,
): Promise<void> {
  const questions = outcome === 'asked' ? QUESTIONS : 1;
  for (let i = 1; i <= questions; i += 1) {
    const payment = await call('member', 'payment', { paymentId });
    show(payment);
    if (payment.state !== 'created' || i === questions) return;
    await new Promise((resolve) => {
      setTimeout(resolve, FIRST_PAUSE_MS * i);
    });
  }
}
