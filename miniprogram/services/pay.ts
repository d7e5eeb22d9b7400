/** WeChat's payment sheet. */
import { call } from './api';

/** asked: the sheet said that it was paid, which only the mall can confirm · cancelled: closed · failed: the bank refused */
export type PayOutcome = 'asked' | 'cancelled' | 'failed';

/** Opens the sheet for a payment; throws an ApiError where the mall gives none. */
export async function payAtSheet(paymentId: string): Promise<PayOutcome> {
  const parameters = await call('member', 'pay', { paymentId });
  try {
    await wx.requestPayment(parameters);
    return 'asked';
  } catch (error) {
    const { errMsg = '' } = error as { errMsg?: string };
    return errMsg.includes('cancel') ? 'cancelled' : 'failed';
  }
}
