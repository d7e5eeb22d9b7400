/** The edge: one request form, the whole input checked, refusals answered, bugs logged (rules.md §15). */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import { DayIsClosing, DayNotClosed } from '../ledger/post';
import { Conflict } from '../platform/database';
import { Refusal, type RefusalDetails } from '../platform/refusal';
import { REFUSALS, type RefusalCode } from '../platform/refusal-codes';
import { closeDueDays } from '../points/close-day';
import type { Action, Actions } from './action';
import { deployment, type Deployment } from './environment';
import { memberIdOf } from '../accounts/member-id';
import { WechatPayFailure } from '../platform/wechat-pay/failure';
import { demand } from './identity';

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

const requestForm = z.strictObject({
  action: z.string().max(40),
  requestId: z.string().regex(/^[\w-]{8,64}$/),
  input: z.unknown(),
});

/** The function's `main`: finds the action, checks who asks and what, runs it. */
export function serve(actions: Actions): (event: unknown) => Promise<Answer<unknown>> {
  let opened: Deployment | undefined;
  return async (event) => {
    try {
      opened ??= deployment();
      return { ok: true, data: await perform(opened, actions, event) };
    } catch (error) {
      return answerOf(error);
    }
  };
}

async function perform(house: Deployment, actions: Actions, event: unknown): Promise<unknown> {
  const { action: name, requestId, input } = parsed(requestForm, withoutPlatformFields(event));
  const found = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (found === undefined) throw new Refusal('INVALID_INPUT', { action: name }, '没有这个操作');
  const openId = cloud.getWXContext().OPENID;
  if (typeof openId !== 'string' || openId === '') throw new Refusal('FORBIDDEN');
  const memberId = memberIdOf(openId);
  const checked = parsed(found.input, input ?? {});
  try {
    const standing = await demand(house, memberId, found.permission, checked);
    const caller = { memberId, openId, requestId, standing };
    return await afterMissedCloses(house, () =>
      (found as Action<z.ZodType, unknown>).run(house, caller, checked),
    );
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FORBIDDEN')
      cloud.logger().warn({ refused: error.code, action: name, memberId });
    throw error;
  }
}

// WeChat adds these to every event.
function withoutPlatformFields(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event;
  const { userInfo: _user, tcbContext: _context, ...request } = event as Record<string, unknown>;
  return request;
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('INVALID_INPUT', { field: result.error.issues[0]?.path.join('.') ?? '' });
}

/** A day that ended without its close is closed first; the timer may be late or was missed. */
export async function afterMissedCloses<T>(house: Deployment, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DayNotClosed)) throw error;
    await closeDueDays(house);
    return work();
  }
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
