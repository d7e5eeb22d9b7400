/** A merchant wants to pay into its fund: WeChat makes the order, and the phone may open the sheet. */

import type { Book } from '../../ledger/book';
import { post } from '../../ledger/post';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import type { PaymentParameters } from '../../platform/wechat-pay/wechat-pay';
import { loadMerchants, mayBuyPoints, merchantOf } from '../../stores/merchants';
import type { Merchant } from '../../stores/documents';
import type { Fen } from '../../units/amounts';
import { MINUTE_MS } from '../../units/days';
import { payIns, type PayIn } from '../documents';
import type { CashierHouse } from '../house';
import { demandAmount } from '../limits';
import { confirmPayIn } from './check';

export interface PayInWish {
  readonly merchantId: string;
  readonly memberId: string;
  /** Handed to WeChat Pay, and kept nowhere. */
  readonly openId: string;
  readonly requestId: string;
  readonly amountFen: Fen;
}

/** The same request answers its pay-in, as long as that can be paid. Refuses `MARKET_OFF`, `AMOUNT_OUT_OF_BOUNDS`. */
export async function askPayIn(
  house: CashierHouse,
  wish: PayInWish,
): Promise<{ readonly payIn: PayIn; readonly parameters: PaymentParameters }> {
  const payIn = await noteWish(house, wish);
  const { _id: number, amountFen, expiresAt } = payIn;
  const order = { number, amountFen, payerOpenId: wish.openId, expiresAt };
  try {
    const parameters = await house.cashDesk.prepay({ ...order, description: '共享购-求购资金转入' });
    return { payIn, parameters };
  } catch (error) {
    if (!(error instanceof WechatPayFailure) || error.code !== 'ORDERPAID') throw error;
    // Paid already, and the notice is late.
    await confirmPayIn(house, number);
    return refuse('WRONG_STATE', { state: 'paid' }, '这笔钱已经转入，无需重复付款');
  }
}

/** Written before WeChat is asked, so that the timer closes what nobody pays. */
function noteWish(house: CashierHouse, wish: PayInWish): Promise<PayIn> {
  const { merchantId, amountFen } = wish;
  const id = `in-${idOf('payIn', merchantId, wish.requestId)}`;
  return post(
    house,
    { entryId: `ask:${id}`, kind: 'ask', cause: id, input: { merchantId, amountFen }, holders: [] },
    async (reader) => {
      const [known, found] = await Promise.all([reader.get(payIns, id), loadMerchants(reader, [merchantId])]);
      return { known, merchant: merchantOf(found, merchantId) };
    },
    (book, { known, merchant }) =>
      known === null ? begun(book, id, wish, merchant) : again(book, known, wish),
  );
}

function begun(book: Book, id: string, wish: PayInWish, merchant: Merchant): PayIn {
  const { policy, at } = book.context;
  const { merchantId, memberId: byId, amountFen } = wish;
  if (!policy.market.isOn) refuse('MARKET_OFF');
  if (!mayBuyPoints(merchant)) refuse('MERCHANT_NOT_OPEN', { merchantId });
  const { payIn: bounds } = policy.cash;
  demandAmount(bounds, amountFen);
  const expiresAt = at + bounds.minutes * MINUTE_MS;
  const payIn: PayIn = {
    ...{ _id: id, merchantId, byId, amountFen, state: 'created', createdAt: at },
    ...{ expiresAt, dueAt: expiresAt, paidAt: null, transactionId: null, billDay: null },
  };
  book.insert(payIns, payIn);
  return payIn;
}

function again(book: Book, known: PayIn, { memberId, amountFen }: PayInWish): PayIn {
  if (known.byId !== memberId || known.amountFen !== amountFen) refuse('REQUEST_REUSED');
  if (known.state !== 'created' || known.expiresAt <= book.context.at)
    refuse('WRONG_STATE', { state: known.state }, '这笔转入已经结束，请重新填写金额');
  return known;
}
