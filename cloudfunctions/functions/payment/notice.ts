/**
 * WeChat Pay's notice of a payment, as cloudPay hands it to the function it is told to call. It
 * must be answered with errcode 0, else it comes again for up to two days.
 */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import { deployment, type Deployment } from '../../edge/environment';
import { memberIdOf } from '../../edge/identity';
import { afterMissedCloses } from '../../edge/serve';
import { settlePaid } from '../../orders/due';
import { receivePayment } from '../../orders/paying/receive-payment';
import { Refusal } from '../../platform/refusal';

const wholeFen = z.coerce.number().int().min(0);

const notice = z.looseObject({
  returnCode: z.string(),
  resultCode: z.string(),
  outTradeNo: z.string().min(1).max(32),
  transactionId: z.string().min(1).max(64),
  totalFee: wholeFen,
  openid: z.string().min(1).optional(),
  subOpenid: z.string().min(1).optional(),
});

export interface NoticeAnswer {
  readonly errcode: 0 | 1;
  readonly errmsg: string;
}

export function onPayment(): (event: unknown) => Promise<NoticeAnswer> {
  let opened: Deployment | undefined;
  return async (event) => {
    try {
      opened ??= deployment();
      return await answer(opened, event);
    } catch (error) {
      cloud.logger().error({ notice: error instanceof Error ? error.message : String(error) });
      return { errcode: 1, errmsg: error instanceof Refusal ? error.code : 'INTERNAL' };
    }
  };
}

async function answer(house: Deployment, event: unknown): Promise<NoticeAnswer> {
  const { OPENID } = cloud.getWXContext();
  // WeChat Pay calls without a person's identity; whoever has one is a client that pretends.
  if (typeof OPENID === 'string' && OPENID !== '') throw new Refusal('FORBIDDEN');
  const result = notice.safeParse(event);
  if (!result.success) throw new Refusal('INVALID_INPUT');
  const { returnCode, resultCode, outTradeNo, transactionId, totalFee, subOpenid, openid } = result.data;
  // A payment that failed changes nothing: the order waits until it closes.
  if (returnCode !== 'SUCCESS' || resultCode !== 'SUCCESS') return { errcode: 0, errmsg: '' };
  const payerId = memberIdOf(subOpenid ?? openid ?? '');
  const received = { paymentId: outTradeNo, transactionId, amountFen: totalFee, payerId };
  await afterMissedCloses(house, async () => {
    const { orders } = await receivePayment(house, received);
    await settlePaid(house, orders);
  });
  return { errcode: 0, errmsg: '' };
}
