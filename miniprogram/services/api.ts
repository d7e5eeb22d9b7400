/** The mall's actions, typed by the contract; nothing of the server's code is in the mini-program. */
import type { Contract } from '../../typings/contract';
import { ApiError } from './api-error';
import { newRequestId } from './request-id';
import { join } from './session';
import { send } from './transport';

export type InputOf<F extends keyof Contract, A extends keyof Contract[F]> = Contract[F][A] extends {
  readonly input: infer Input;
}
  ? Input
  : never;
export type DataOf<F extends keyof Contract, A extends keyof Contract[F]> = Contract[F][A] extends {
  readonly data: infer Data;
}
  ? Data
  : never;

/**
 * Calls an action as the person who holds the phone; joins silently where only a member may.
 * @param requestId of the intent; for what must not be done twice
 * @returns its data; throws an ApiError
 */
export async function call<F extends keyof Contract, A extends keyof Contract[F] & string>(
  name: F,
  action: A,
  input: InputOf<F, A>,
  requestId = newRequestId(),
): Promise<DataOf<F, A>> {
  const envelope = { action, requestId, input };
  try {
    return (await send(name, envelope)) as DataOf<F, A>;
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 'NOT_A_MEMBER') throw error;
    await join();
    return (await send(name, envelope)) as DataOf<F, A>;
  }
}
