/** What WeChat thinks of text and pictures that people enter, before others see them. */

/** `review`: a person should look at it. */
export type Verdict = 'pass' | 'review' | 'risky';

export interface ContentCheck {
  /** The verdict on at most 2500 characters; null when there is no answer. */
  text(content: string, openId: string): Promise<Verdict | null>;
  /**
   * Asks about a picture by its file id. The answer is the number under which the verdict comes
   * later (`readVerdict`), within half an hour; null when nothing could be asked.
   */
  picture(fileId: string, openId: string): Promise<string | null>;
}

/** A verdict on a picture, as it arrives. */
export interface PictureVerdict {
  readonly checkId: string;
  /** null: the check itself failed. */
  readonly verdict: Verdict | null;
}
