/**
 * WeChat Pay's notices, over HTTP access. Whoever asks is known by the signature alone. Anything
 * but 200 or 204 brings the notice again, for a day.
 */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import { deployment, type Deployment } from '../../edge/environment';
import { tryOn } from '../../cashier/out/send';
import { receivePayIn } from '../../cashier/pay-in/receive';
import { afterMissedCloses } from '../../edge/missed-closes';
import { takeIn } from '../../orders/paying/confirm-payment';
import { refreshRefund } from '../../orders/refunding/send-refunds';
import { Refusal } from '../../platform/refusal';
import { WechatPayFailure } from '../../platform/wechat-pay/failure';
import { DESK_PATH } from '../../platform/wechat-pay/settings';
import type { RawNotice } from '../../platform/wechat-pay/wechat-pay';

/** WeChat's are of one or two thousand. */
const MOST_CHARACTERS = 100_000;

/** The event of HTTP access, as far as it matters here. */
const httpForm = z.looseObject({
  path: z.string().default(''),
  headers: z.record(z.string(), z.unknown()),
  body: z.string().max(MOST_CHARACTERS),
  isBase64Encoded: z.boolean().default(false),
});

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function onNotice(): (event: unknown) => Promise<HttpAnswer> {
  let opened: Deployment | undefined;
  return async (event) => {
    try {
      opened ??= deployment();
      await takeNotice(opened, event);
      return { statusCode: 204, headers: {}, body: '' };
    } catch (error) {
      cloud.logger().error({ notice: error instanceof Error ? error.message : String(error) });
      return failed(error);
    }
  };
}

/** The two numbers at WeChat have keys of their own, so each has its address (docs/payments.md). */
export async function takeNotice(house: Deployment, event: unknown): Promise<void> {
  const request = httpForm.safeParse(event);
  if (!request.success) throw new WechatPayFailure('NOT_FROM_WECHAT', 'no request over HTTP');
  const notice = rawNotice(request.data);
  return request.data.path.endsWith(DESK_PATH) ? takeAtDesk(house, notice) : takePayment(house, notice);
}

async function takeAtDesk(house: Deployment, raw: RawNotice): Promise<void> {
  const notice = await house.cashDesk.readNotice(raw);
  await afterMissedCloses(house, async () => {
    if (notice.kind === 'payIn') await receivePayIn(house, notice.payIn);
    else if (notice.kind === 'transfer') await tryOn(house, notice.number);
    else cloud.logger().info({ ignored: notice.eventType });
  });
}

async function takePayment(house: Deployment, raw: RawNotice): Promise<void> {
  const notice = await house.wechatPay.readNotice(raw);
  await afterMissedCloses(house, async () => {
    if (notice.kind === 'payment') await takeIn(house, notice.payment);
    else if (notice.kind === 'refund') await refreshRefund(house, notice.refundNumber);
    else cloud.logger().info({ ignored: notice.eventType });
  });
}

function rawNotice({ headers, body, isBase64Encoded }: z.output<typeof httpForm>): RawNotice {
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    headers: Object.fromEntries(named),
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}

function failed(error: unknown): HttpAnswer {
  const isForged = error instanceof WechatPayFailure && error.code === 'NOT_FROM_WECHAT';
  const code = error instanceof WechatPayFailure || error instanceof Refusal ? error.code : 'INTERNAL';
  return {
    statusCode: isForged ? 401 : 500,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ code: 'FAIL', message: code }),
  };
}
