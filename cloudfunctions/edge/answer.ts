/** What a function answers: the data, or a refusal with its sentence; a bug is logged and told without its insides. */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import { DayIsClosing, DayNotClosed } from '../ledger/post';
import { Conflict } from '../platform/database';
import { Refusal, type RefusalDetails } from '../platform/refusal';
import { REFUSALS, type RefusalCode } from '../platform/refusal-codes';
import { WechatPayFailure } from '../platform/wechat-pay/failure';

export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | {
      readonly ok: false;
      readonly error: {
        readonly code: RefusalCode | 'INTERNAL';
        readonly message: string;
        readonly details: RefusalDetails;
      };
    };

/** What the work answers, or what its failure means. */
export async function answered<T>(work: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, data: await work() };
  } catch (error) {
    return answerOf(error);
  }
}

/** The whole input by its schema, or `INVALID_INPUT` with the first field that is wrong. */
export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('INVALID_INPUT', { field: result.error.issues[0]?.path.join('.') ?? '' });
}

function answerOf(error: unknown): Answer<never> {
  if (error instanceof Refusal)
    return { ok: false, error: { code: error.code, message: error.message, details: error.details } };
  if (error instanceof Conflict || error instanceof DayNotClosed || error instanceof DayIsClosing)
    return { ok: false, error: { code: 'BUSY', message: REFUSALS.BUSY, details: {} } };
  if (error instanceof WechatPayFailure) {
    cloud.logger().error({ wechatPay: error.message });
    return {
      ok: false,
      error: { code: 'PAYMENT_UNAVAILABLE', message: REFUSALS.PAYMENT_UNAVAILABLE, details: {} },
    };
  }
  cloud.logger().error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return { ok: false, error: { code: 'INTERNAL', message: '系统出了点问题，请稍后再试', details: {} } };
}
