/** The customer wants to pay: WeChat Pay makes the order at its side, and the phone may open the sheet. */
import { post } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import type { PaymentParameters } from '../../platform/wechat-pay/wechat-pay';
import type { CashHouse } from '../cash-house';
import { orders, payments, type Order, type Payment } from '../documents';
import { askedOf } from './asked';
import { confirmPayment } from './confirm-payment';

export interface Payer {
  readonly paymentId: string;
  readonly memberId: string;
  /** Handed to WeChat Pay, and kept nowhere. */
  readonly openId: string;
}

const LONGEST_DESCRIPTION = 127;

/**
 * Answers what wx.requestPayment takes. May be asked again while the payment is open.
 * Refuses `WRONG_STATE` when it is paid or closed.
 */
export async function askPayment(house: CashHouse, payer: Payer): Promise<PaymentParameters> {
  const { payment, ordered } = await markAsked(house, payer);
  const request = {
    ...askedOf(payment, ordered),
    payerOpenId: payer.openId,
    description: descriptionOf([...ordered.values()]),
    expiresAt: payment.expiresAt,
  };
  try {
    return await house.wechatPay.prepay(request);
  } catch (error) {
    if (!(error instanceof WechatPayFailure) || error.code !== 'ORDERPAID') throw error;
    // Paid already, and the notice is late.
    await confirmPayment(house, payment._id);
    return refuse('WRONG_STATE', { state: 'paid' }, '这笔订单已经支付，无需重复付款');
  }
}

/** Written before WeChat is asked, so that nobody closes the payment without asking WeChat. */
function markAsked(house: CashHouse, payer: Payer) {
  const { paymentId } = payer;
  const posting = { entryId: `ask:${paymentId}`, kind: 'ask', cause: paymentId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const payment = await reader.get(payments, paymentId);
      return { payment, ordered: await reader.getMany(orders, payment?.orderIds ?? []) };
    },
    (book, { payment, ordered }): { payment: Payment; ordered: Map<string, Order> } => {
      if (payment?.memberId !== payer.memberId) refuse('NOT_FOUND', { paymentId });
      if (payment.state !== 'created') refuse('WRONG_STATE', { state: payment.state });
      if (payment.expiresAt <= book.context.at)
        refuse('WRONG_STATE', { state: 'closed' }, '订单已超时关闭，请重新下单');
      // Refused before anything is written down as asked.
      askedOf(payment, ordered);
      if (payment.askedAt === null) book.put(payments, { ...payment, askedAt: book.context.at });
      return { payment, ordered };
    },
  );
}

/** What stands on WeChat's receipt. */
function descriptionOf(ordered: readonly Order[]): string {
  const lines = ordered.flatMap((order) => order.lines);
  const [first] = lines;
  const more = lines.length > 1 ? ` 等 ${lines.length} 件` : '';
  return `共享购-${first?.title ?? ''}`.slice(0, LONGEST_DESCRIPTION - more.length) + more;
}
