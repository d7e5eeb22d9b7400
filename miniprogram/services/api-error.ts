/** Why something was not done, in words for the person who asked. */
import type { RefusalCode } from '../../typings/contract';

/**
 * NETWORK: no answer came, so nobody knows whether it was done; the same request may be sent again · PHONE: the
 * phone itself could not.
 */
export type ApiCode = RefusalCode | 'INTERNAL' | 'NETWORK' | 'PHONE';

export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly code: ApiCode,
    /** A Chinese sentence that says what to do. */
    readonly sentence: string,
  ) {
    super(`${code} ${sentence}`);
  }
}

export const NO_NETWORK = '网络不太顺畅，请检查网络后重试';
const UNKNOWN = '出了点问题，请稍后再试';

/** The sentence to show for whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.sentence : UNKNOWN;
}
