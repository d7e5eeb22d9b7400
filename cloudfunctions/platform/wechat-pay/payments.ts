/** Orders at WeChat Pay: a single one under the service provider, or a combined one (合单支付). */
import * as z from 'zod';

import { offsetTime } from '../../units/days';
import type { WechatPayClient } from './client';
import { unless, WechatPayFailure } from './failure';
import { sheetParameters } from './sheet-parameters';
import type {
  AskedPayment,
  PaymentAtWechat,
  PaymentParameters,
  PaymentPart,
  PrepayRequest,
} from './wechat-pay';

const SINGLE = '/v3/pay/partner/transactions';
const COMBINED = '/v3/combine-transactions';
const NOT_THERE = ['ORDER_NOT_EXIST', 'RESOURCE_NOT_EXISTS'];

const prepaidForm = z.object({ prepay_id: z.string().min(1) });
const nothing = z.unknown();

/** Fen are of yuan; WeChat leaves out what is the rule. */
const currency = z.literal('CNY').default('CNY');

/** The resource of a notice and the reply to a query have one form. */
export const singleForm = z.object({
  sp_mchid: z.string(),
  sub_mchid: z.string(),
  out_trade_no: z.string(),
  attach: z.string().optional(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  success_time: z.string().optional(),
  payer: z.object({ sp_openid: z.string().optional() }).optional(),
  amount: z.object({ total: z.number().int(), currency }).optional(),
});
export const combinedForm = z.object({
  combine_mchid: z.string(),
  combine_out_trade_no: z.string(),
  combine_payer_info: z.object({ openid: z.string().optional() }).optional(),
  sub_orders: z.array(
    z.object({
      sub_mchid: z.string().optional(),
      out_trade_no: z.string(),
      trade_state: z.string(),
      transaction_id: z.string().optional(),
      success_time: z.string().optional(),
      amount: z.object({ total_amount: z.number().int(), currency }),
    }),
  ),
});

/** A refunded order has been paid all the same. */
const PAID_STATES = ['SUCCESS', 'REFUND'];

/** Null unless it is paid. Throws when WeChat calls it paid and leaves out what belongs to that. */
export function paidSingle(reply: z.output<typeof singleForm>): PaymentAtWechat | null {
  if (!PAID_STATES.includes(reply.trade_state)) return null;
  return {
    paymentId: present(reply.attach),
    payerOpenId: present(reply.payer?.sp_openid),
    paidAt: Date.parse(present(reply.success_time)),
    parts: [
      {
        orderId: reply.out_trade_no,
        subMchid: reply.sub_mchid,
        transactionId: present(reply.transaction_id),
        amountFen: present(reply.amount).total,
      },
    ],
  };
}

/** Null unless all of it is paid: a combined order is paid as a whole. */
export function paidCombined(reply: z.output<typeof combinedForm>): PaymentAtWechat | null {
  const parts = reply.sub_orders;
  if (parts.length === 0 || !parts.every((part) => PAID_STATES.includes(part.trade_state))) return null;
  return {
    paymentId: reply.combine_out_trade_no,
    payerOpenId: present(reply.combine_payer_info?.openid),
    paidAt: Math.max(...parts.map((part) => Date.parse(present(part.success_time)))),
    parts: parts.map((part) => ({
      orderId: part.out_trade_no,
      subMchid: present(part.sub_mchid),
      transactionId: present(part.transaction_id),
      amountFen: part.amount.total_amount,
    })),
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new WechatPayFailure('UNREACHABLE', 'a paid order without its particulars');
  return value;
}

export class Payments {
  constructor(private readonly client: WechatPayClient) {}

  async prepay(request: PrepayRequest): Promise<PaymentParameters> {
    const only = onlyPart(request);
    const { prepay_id } =
      only === null
        ? await this.client.post(`${COMBINED}/jsapi`, this.combined(request), prepaidForm)
        : await this.client.post(`${SINGLE}/jsapi`, this.single(request, only), prepaidForm);
    return sheetParameters(this.client.settings, prepay_id);
  }

  async find(asked: AskedPayment): Promise<PaymentAtWechat | null> {
    const only = onlyPart(asked);
    if (only === null)
      return unless(NOT_THERE, null, async () => {
        const path = `${COMBINED}/out-trade-no/${asked.paymentId}`;
        return paidCombined(await this.client.get(path, {}, combinedForm));
      });
    const params = { sp_mchid: this.client.settings.mchid, sub_mchid: only.subMchid };
    return unless(NOT_THERE, null, async () => {
      const path = `${SINGLE}/out-trade-no/${only.orderId}`;
      return paidSingle(await this.client.get(path, params, singleForm));
    });
  }

  async close(asked: AskedPayment): Promise<void> {
    const { appid, mchid } = this.client.settings;
    const only = onlyPart(asked);
    const path =
      only === null
        ? `${COMBINED}/out-trade-no/${asked.paymentId}/close`
        : `${SINGLE}/out-trade-no/${only.orderId}/close`;
    const body =
      only === null
        ? {
            combine_appid: appid,
            sub_orders: asked.parts.map((part) => ({
              mchid,
              sub_mchid: part.subMchid,
              out_trade_no: part.orderId,
            })),
          }
        : { sp_mchid: mchid, sub_mchid: only.subMchid };
    // An order that WeChat never took, or closed before, can no more be paid than one closed now.
    await unless([...NOT_THERE, 'ORDER_CLOSED'], undefined, () => this.client.post(path, body, nothing));
  }

  private single(request: PrepayRequest, part: PaymentPart): object {
    const { appid, mchid, notifyUrl } = this.client.settings;
    return {
      sp_appid: appid,
      sp_mchid: mchid,
      sub_mchid: part.subMchid,
      description: request.description,
      out_trade_no: part.orderId,
      time_expire: offsetTime(request.expiresAt),
      attach: request.paymentId,
      notify_url: notifyUrl,
      amount: { total: part.amountFen, currency: 'CNY' },
      payer: { sp_openid: request.payerOpenId },
    };
  }

  private combined(request: PrepayRequest): object {
    const { appid, mchid, notifyUrl } = this.client.settings;
    return {
      combine_appid: appid,
      combine_mchid: mchid,
      combine_out_trade_no: request.paymentId,
      sub_orders: request.parts.map((part) => ({
        mchid,
        sub_mchid: part.subMchid,
        attach: request.paymentId,
        amount: { total_amount: part.amountFen, currency: 'CNY' },
        out_trade_no: part.orderId,
        description: request.description,
      })),
      combine_payer_info: { openid: request.payerOpenId },
      time_expire: offsetTime(request.expiresAt),
      notify_url: notifyUrl,
    };
  }
}

function onlyPart({ parts }: AskedPayment): PaymentPart | null {
  const [first] = parts;
  if (first === undefined) throw new Error('a payment has at least one order');
  return parts.length === 1 ? first : null;
}
