/** What WeChat Pay answers instead of a result. */

/** Codes of the mall's own beside those that WeChat documents. */
export type OwnCode =
  /** No answer, or one that cannot be read: whatever was asked may have happened. */
  | 'UNREACHABLE'
  /** A notice or a reply that WeChat has not signed, or not for us. */
  | 'NOT_FROM_WECHAT';

export class WechatPayFailure extends Error {
  override name = 'WechatPayFailure';

  constructor(
    /** WeChat's code (NOT_ENOUGH, ORDERPAID, FREQUENCY_LIMITED …) or one of `OwnCode`. */
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** The result of `work`, or `instead` when WeChat answers one of these codes. */
export async function unless<T>(codes: readonly string[], instead: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WechatPayFailure && codes.includes(error.code)) return instead;
    throw error;
  }
}
