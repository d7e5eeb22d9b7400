/** The mall's actions for operators over HTTP, typed by the contract; nothing of the server's code is in the console. */
import type { Answer, ConsoleContract } from '../../typings/contract';
import { ApiError } from './api-error';
import { newRequestId } from './request-id';
import { end, sessionNow } from './session';
import { settingsOf } from './settings';

/** The sign-in's own actions, everything that the function `operator` does, and the platform's own shop. */
export type ActionName = keyof ConsoleContract;
export type InputOf<A extends ActionName> = ConsoleContract[A] extends { readonly input: infer Input }
  ? Input
  : never;
export type DataOf<A extends ActionName> = ConsoleContract[A] extends { readonly data: infer Data }
  ? Data
  : never;
export type RowOf<A extends ActionName> =
  DataOf<A> extends { readonly rows: readonly (infer Row)[] } ? Row : never;

/** Between tries of a request that nobody answered; the request keeps its id, so it is done once. */
const WAITS_MS = [400, 1_200];
const PATIENCE_MS = 20_000;
const NO_NETWORK = '没有连上商城，请检查网络后重试';
const ENDED = '登录已过期，请重新扫码登录';

/**
 * Calls an action as the operator who is signed in.
 * @param requestId of the intent; for what must not be done twice
 * @returns its data; throws an ApiError. A session that has ended leads back to the sign-in.
 */
export async function call<A extends ActionName>(
  action: A,
  input: InputOf<A>,
  requestId = newRequestId(),
): Promise<DataOf<A>> {
  const answer = await sent(JSON.stringify({ action, requestId, input }));
  if (answer.ok) return answer.data as DataOf<A>;
  const { code, message, details } = answer.error;
  if (code === 'SIGNED_OUT') end(ENDED);
  throw new ApiError(code, message, details);
}

async function sent(body: string): Promise<Answer<unknown>> {
  for (const wait of [...WAITS_MS, null]) {
    try {
      return await sentOnce(body);
    } catch (error) {
      if (wait === null) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  throw new Error('unreachable');
}

async function sentOnce(body: string): Promise<Answer<unknown>> {
  try {
    const session = sessionNow();
    const response = await fetch(settingsOf().mallUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(session === null ? {} : { authorization: `Bearer ${session.session}` }),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const answer: unknown = await response.json();
    if (!isAnswer(answer)) throw new ApiError('NETWORK', NO_NETWORK);
    return answer;
  } catch {
    throw new ApiError('NETWORK', NO_NETWORK);
  }
}

function isAnswer(value: unknown): value is Answer<unknown> {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
