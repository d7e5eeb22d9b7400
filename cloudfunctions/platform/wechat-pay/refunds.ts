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

const replyForm = z.object({
  out_refund_no: z.string(),
  status: z.enum(['PROCESSING', 'SUCCESS', 'ABNORMAL', 'CLOSED']),
  amount: z.object({ refund: z.number().int() }),
  create_time: z.string(),
});

function refundOf(reply: z.output<typeof replyForm>): RefundAtWechat {
  return {
    number: reply.out_refund_no,
    status: STATUS[reply.status],
    amountFen: reply.amount.refund,
    acceptedAt: Date.parse(reply.create_time),
  };
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
    return refundOf(await this.client.post(REFUNDS, body, replyForm));
  }

  async find(number: string, subMchid: string): Promise<RefundAtWechat | null> {
    return unless(['RESOURCE_NOT_EXISTS'], null, async () => {
      const path = `${REFUNDS}/${encodeURIComponent(number)}`;
      return refundOf(await this.client.get(path, { sub_mchid: subMchid }, replyForm));
    });
  }
}
