/** Paying in: a plain order of the desk's own (/v3/pay/transactions/jsapi). */
import * as z from 'zod';

import { offsetTime } from '../../../units/days';
import type { PayInAtWechat, PayInRequest } from '../cash-desk';
import type { WechatPayClient } from '../client';
import { unless, WechatPayFailure } from '../failure';
import { sheetParameters } from '../sheet-parameters';
import type { PaymentParameters } from '../wechat-pay';

const ORDERS = '/v3/pay/transactions';
const NOT_THERE = ['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'];

const prepaidForm = z.object({ prepay_id: z.string().min(1) });

/** The resource of a notice and the reply to a query have one form. */
export const orderForm = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  success_time: z.string().optional(),
  payer: z.object({ openid: z.string().optional() }).optional(),
  amount: z.object({ total: z.number().int() }).optional(),
});

/** Null unless it is paid. Throws when WeChat calls it paid and leaves out what belongs to that. */
export function paidOrder(reply: z.output<typeof orderForm>): PayInAtWechat | null {
  if (reply.trade_state !== 'SUCCESS' && reply.trade_state !== 'REFUND') return null;
  const { transaction_id: transactionId, success_time: paidAt, payer, amount } = reply;
  if (transactionId === undefined || paidAt === undefined || payer?.openid === undefined || !amount)
    throw new WechatPayFailure('UNREACHABLE', 'a paid order without its particulars');
  return {
    number: reply.out_trade_no,
    payerOpenId: payer.openid,
    amountFen: amount.total,
    transactionId,
    paidAt: Date.parse(paidAt),
  };
}

export class DeskOrders {
  constructor(private readonly client: WechatPayClient) {}

  async prepay(request: PayInRequest): Promise<PaymentParameters> {
    const { appid, mchid, notifyUrl } = this.client.settings;
    const body = {
      appid,
      mchid,
      description: request.description,
      out_trade_no: request.number,
      time_expire: offsetTime(request.expiresAt),
      notify_url: notifyUrl,
      amount: { total: request.amountFen, currency: 'CNY' },
      payer: { openid: request.payerOpenId },
    };
    const { prepay_id } = await this.client.post(`${ORDERS}/jsapi`, body, prepaidForm);
    return sheetParameters(this.client.settings, prepay_id);
  }

  async find(number: string): Promise<PayInAtWechat | null> {
    const { mchid } = this.client.settings;
    return unless(NOT_THERE, null, async () =>
      paidOrder(await this.client.get(`${ORDERS}/out-trade-no/${number}`, { mchid }, orderForm)),
    );
  }

  async close(number: string): Promise<void> {
    const { mchid } = this.client.settings;
    const path = `${ORDERS}/out-trade-no/${number}/close`;
    // An order that WeChat never took, or closed before, can no more be paid than one closed now.
    await unless([...NOT_THERE, 'ORDER_CLOSED'], undefined, () =>
      this.client.post(path, { mchid }, z.unknown()),
    );
  }
}
