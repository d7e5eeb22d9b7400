/** Notices: signature, then content, then meaning. */
import * as z from 'zod';

import type { WechatPayClient } from './client';
import { WechatPayFailure } from './failure';
import { combinedForm, paidCombined, paidSingle, singleForm } from './payments';
import { decrypt } from './platform-keys';
import type { Notice, PaymentAtWechat, RawNotice } from './wechat-pay';

const noticeForm = z.object({
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.string().optional(),
  }),
});

const refundForm = z.object({ out_refund_no: z.string() });

export async function readNotice(client: WechatPayClient, raw: RawNotice): Promise<Notice> {
  const { eventType, content } = await openNotice(client, raw);
  return meaningOf(client, eventType, content);
}

/** Throws `NOT_FROM_WECHAT` unless WeChat signed and encrypted it for this client. */
export async function openNotice(
  client: WechatPayClient,
  { headers, body }: RawNotice,
): Promise<{ readonly eventType: string; readonly content: string }> {
  const header = (name: string): string => headers[name] ?? '';
  await client.keys.verify({
    serial: header('wechatpay-serial'),
    signature: header('wechatpay-signature'),
    timestamp: header('wechatpay-timestamp'),
    nonce: header('wechatpay-nonce'),
    body,
  });
  const { event_type: eventType, resource } = parsedNotice(noticeForm, body);
  return { eventType, content: decrypt(resource, client.settings.apiV3Key) };
}

function meaningOf(client: WechatPayClient, eventType: string, content: string): Notice {
  if (eventType === 'TRANSACTION.SUCCESS') return paymentNotice(client, content);
  if (eventType.startsWith('REFUND.')) {
    return { kind: 'refund', refundNumber: parsedNotice(refundForm, content).out_refund_no };
  }
  return { kind: 'other', eventType };
}

function paymentNotice(client: WechatPayClient, content: string): Notice {
  const resource = parsedNotice(z.union([combinedForm, singleForm]), content);
  const isCombined = 'combine_out_trade_no' in resource;
  const mchid = isCombined ? resource.combine_mchid : resource.sp_mchid;
  if (mchid !== client.settings.mchid) throw new WechatPayFailure('NOT_FROM_WECHAT', `notice for ${mchid}`);
  const payment: PaymentAtWechat | null = isCombined ? paidCombined(resource) : paidSingle(resource);
  return payment === null
    ? { kind: 'other', eventType: 'a transaction that is not paid' }
    : { kind: 'payment', payment };
}

export function parsedNotice<T>(form: z.ZodType<T>, text: string): T {
  const result = form.safeParse(json(text));
  if (result.success) return result.data;
  throw new WechatPayFailure('NOT_FROM_WECHAT', 'a notice in an unknown form');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
