/** A content check that says what the test tells it to, and remembers what it was asked. */
import type { ContentCheck, Verdict } from '../../cloudfunctions/platform/content/content-check';

export class ScriptedCheck implements ContentCheck {
  /** null: it does not answer. */
  nextText: Verdict | null = 'pass';
  takesPictures = true;
  readonly asked: string[] = [];

  text(content: string): Promise<Verdict | null> {
    this.asked.push(content);
    return Promise.resolve(this.nextText);
  }

  /** The number of a check is the file's id behind `check:`. */
  picture(fileId: string): Promise<string | null> {
    this.asked.push(fileId);
    return Promise.resolve(this.takesPictures ? checkIdOf(fileId) : null);
  }
}

export const checkIdOf = (fileId: string): string => `check-${fileId.replace(/\W/g, '')}`;
