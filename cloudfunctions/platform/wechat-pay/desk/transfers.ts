/** Transfers that the person confirms (商家转账, /v3/fund-app/mch-transfer). */
import * as z from 'zod';

import type { TransferAtWechat, TransferRequest } from '../cash-desk';
import type { WechatPayClient } from '../client';
import { unless } from '../failure';
import type { TransferScene } from '../settings';

const TRANSFERS = '/v3/fund-app/mch-transfer/transfer-bills';

/** The forms of all answers: each has some of it. */
const transferForm = z.object({
  out_bill_no: z.string(),
  state: z.enum([
    'ACCEPTED',
    'PROCESSING',
    'WAIT_USER_CONFIRM',
    'TRANSFERING',
    'SUCCESS',
    'FAIL',
    'CANCELING',
    'CANCELLED',
  ]),
  transfer_amount: z.number().int().optional(),
  create_time: z.string().optional(),
  update_time: z.string().optional(),
  fail_reason: z.string().optional(),
  package_info: z.string().optional(),
});

function transferOf(reply: z.output<typeof transferForm>): TransferAtWechat {
  const instant = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text));
  return {
    number: reply.out_bill_no,
    status: reply.state,
    amountFen: reply.transfer_amount ?? null,
    acceptedAt: instant(reply.create_time),
    changedAt: instant(reply.update_time),
    failReason: reply.fail_reason ?? null,
    packageInfo: reply.package_info ?? null,
  };
}

export class DeskTransfers {
  constructor(
    private readonly client: WechatPayClient,
    private readonly scene: TransferScene,
  ) {}

  async send(request: TransferRequest): Promise<TransferAtWechat> {
    const { appid, notifyUrl } = this.client.settings;
    const body = {
      appid,
      out_bill_no: request.number,
      transfer_scene_id: this.scene.id,
      openid: request.openId,
      transfer_amount: request.amountFen,
      transfer_remark: request.remark,
      notify_url: notifyUrl,
      transfer_scene_report_infos: this.scene.reports.map(({ type, content }) => ({
        info_type: type,
        info_content: content,
      })),
    };
    return transferOf(await this.client.post(TRANSFERS, body, transferForm));
  }

  async find(number: string): Promise<TransferAtWechat | null> {
    return unless(['NOT_FOUND', 'RESOURCE_NOT_EXISTS'], null, async () =>
      transferOf(await this.client.get(`${TRANSFERS}/out-bill-no/${number}`, {}, transferForm)),
    );
  }

  async cancel(number: string): Promise<TransferAtWechat> {
    const path = `${TRANSFERS}/out-bill-no/${number}/cancel`;
    return transferOf(await this.client.post(path, {}, transferForm));
  }
}
