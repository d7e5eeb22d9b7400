/** The fields that many requests share, with the documents' rules, and how a broken rule is reported. */
import { z } from 'zod';
import { ApiError } from './errors';
import { parseRfc3339 } from './time';

/** Documented for one order, also within a combined one: ten million yuan. */
const AMOUNT_MAX_FEN = 1_000_000_000;
const OPENID = /^[\w-]{1,128}$/;

export const mchid = z.string().regex(/^\d{8,32}$/);
export const appid = z.string().min(1).max(32);
export const openid = z.string().regex(OPENID);
/** 6 to 32 of digits, letters and _-|*. */
export const outTradeNo = z.string().regex(/^[\w\-|*]{6,32}$/);
/** At most 64 of digits, letters and _-|*@. */
export const outRefundNo = z.string().regex(/^[\w\-|*@]{1,64}$/);
/** At most 32 digits and letters. */
export const outBillNo = z.string().regex(/^[0-9A-Za-z]{1,32}$/);
export const amountFen = z.number().int().min(1).max(AMOUNT_MAX_FEN);
/** Without a query; the real one also insists on https. */
export const notifyUrl = z
  .string()
  .max(255)
  .regex(/^https?:\/\/[^?#\s]+$/);
export const rfc3339 = z
  .string()
  .max(64)
  .refine((text) => !Number.isNaN(parseRfc3339(text)));
export const currency = z.literal('CNY').default('CNY');
export const sceneInfo = z.object({
  payer_client_ip: z.string().min(1).max(45),
  device_id: z.string().max(32).optional(),
});

type Location = 'body' | 'query' | 'path';

/** @throws ApiError PARAM_ERROR with the place of the first broken rule */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
  location: Location = 'body',
): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path ?? [];
  throw paramError(path.map(String), issue?.message ?? 'invalid', at(value, path), location);
}

/** @param path of the field within the location */
export function paramError(
  path: string[],
  issue: string,
  value: unknown,
  location: Location = 'body',
): ApiError {
  const field = `/${[location, ...path].join('/')}`;
  return new ApiError('PARAM_ERROR', `输入源“${field}”不符合规则`, { location, field, value, issue });
}

function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : null,
    value,
  );
}
