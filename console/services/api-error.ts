/** Why something was not done, in words for the operator. */
import type { Answer } from '../../typings/contract';

type Refused = Extract<Answer<unknown>, { readonly ok: false }>['error'];

export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    /** NETWORK: no answer came, so nobody knows whether it was done; the same request may be sent again. */
    readonly code: Refused['code'] | 'NETWORK',
    /** A Chinese sentence that says what to do. */
    readonly sentence: string,
    readonly details: Refused['details'] = {},
  ) {
    super(`${code} ${sentence}`);
  }
}

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.sentence : '出了点问题，请刷新页面后再试';
}
