/** The requests that place orders, as the documents define them. */
import { z } from 'zod';
import * as fields from '../fields';

const common = {
  description: z.string().min(1).max(127),
  out_trade_no: fields.outTradeNo,
  time_expire: fields.rfc3339.optional(),
  attach: z.string().max(128).optional(),
  notify_url: fields.notifyUrl,
  goods_tag: z.string().max(32).optional(),
  support_fapiao: z.boolean().optional(),
  amount: z.object({ total: fields.amountFen, currency: fields.currency }),
  detail: z.record(z.string(), z.unknown()).optional(),
  scene_info: fields.sceneInfo.optional(),
  settle_info: z.object({ profit_sharing: z.boolean().optional() }).optional(),
};

export const directOrder = z.object({
  ...common,
  appid: fields.appid,
  mchid: fields.mchid,
  payer: z.object({ openid: fields.openid }),
});

export const partnerOrder = z.object({
  ...common,
  sp_appid: fields.appid,
  sp_mchid: fields.mchid,
  sub_appid: fields.appid.optional(),
  sub_mchid: fields.mchid,
  payer: z
    .object({ sp_openid: fields.openid.optional(), sub_openid: fields.openid.optional() })
    .refine(({ sp_openid, sub_openid }) => sp_openid !== undefined || sub_openid !== undefined),
});

const subOrder = z.object({
  mchid: fields.mchid,
  sub_mchid: fields.mchid.optional(),
  sub_appid: fields.appid.optional(),
  attach: z.string().min(1).max(128),
  amount: z.object({ total_amount: fields.amountFen, currency: z.literal('CNY') }),
  out_trade_no: fields.outTradeNo,
  description: z.string().min(1).max(127),
  detail: z.string().max(6000).optional(),
  goods_tag: z.string().max(32).optional(),
  settle_info: z
    .object({ profit_sharing: z.boolean().optional(), subsidy_amount: z.number().int().optional() })
    .optional(),
});

export const combinedOrder = z.object({
  combine_appid: fields.appid,
  combine_mchid: fields.mchid,
  combine_out_trade_no: fields.outTradeNo,
  scene_info: fields.sceneInfo.optional(),
  /** How many depends on who combines: see combine.ts. */
  sub_orders: z.array(subOrder),
  combine_payer_info: z.object({ openid: fields.openid, sub_openid: fields.openid.optional() }),
  time_start: fields.rfc3339.optional(),
  time_expire: fields.rfc3339.optional(),
  notify_url: fields.notifyUrl,
});

export const combinedClose = z.object({
  combine_appid: fields.appid,
  sub_orders: z
    .array(
      z.object({
        mchid: fields.mchid,
        out_trade_no: fields.outTradeNo,
        sub_mchid: fields.mchid.optional(),
        sub_appid: fields.appid.optional(),
      }),
    )
    .min(1)
    .max(50),
});
