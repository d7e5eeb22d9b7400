/** Refunds at WeChat Pay. */
import * as z from 'zod';

import type { WechatPayClient } from './client';
import { unless } from './failure';
import type { RefundAtWechat, RefundRequest, RefundStatus } from './wechat-pay';

const REFUNDS = '/v3/refund/domestic/refunds';

const STATUS = {
  PROCESSING: 'processing',
  SUCCESS: 'success',
  ABNORMAL: 'abnormal',
  CLOSED: 'closed',
} as const satisfies Record<string, RefundStatus>;
const statusForm = z.enum(['PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED']);

const replyForm = z.object({
  out_refund_no: z.string(),
  status: statusForm,
  amount: z.object({ refund: z.number().int() }),
});
/** The resource of a notice names the status otherwise than a reply does. */
export const noticedRefundForm = z.object({
  out_refund_no: z.string(),
  refund_status: statusForm,
  amount: z.object({ refund: z.number().int() }),
});

export function refundOf(number: string, status: keyof typeof STATUS, amountFen: number): RefundAtWechat {
  return { number, status: STATUS[status], amountFen };
}

export class Refunds {
  constructor(private readonly client: WechatPayClient) {}

  async refund(request: RefundRequest): Promise<RefundAtWechat> {
    const body = {
      sub_mchid: request.subMchid,
      out_trade_no: request.orderId,
      out_refund_no: request.number,
      reason: request.reason,
      notify_url: this.client.settings.notifyUrl,
      amount: { refund: request.amountFen, total: request.paidFen, currency: 'CNY' },
    };
    const reply = await this.client.post(REFUNDS, body, replyForm);
    return refundOf(reply.out_refund_no, reply.status, reply.amount.refund);
  }

  async find(number: string, subMchid: string): Promise<RefundAtWechat | null> {
    return unless(['RESOURCE_NOT_EXISTS'], null, async () => {
      const path = `${REFUNDS}/${encodeURIComponent(number)}`;
      const reply = await this.client.get(path, { sub_mchid: subMchid }, replyForm);
      return refundOf(reply.out_refund_no, reply.status, reply.amount.refund);
    });
  }
}
