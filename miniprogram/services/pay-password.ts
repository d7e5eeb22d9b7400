/** What a page shows in the sheet that asks for the pay password (components/pay-password). */
import { ApiError } from './api-error';
import { act, type Common } from './loading';
import { openPage } from './open-page';
import { PASSWORD_PAGE } from './routes';

export interface PasswordSheet {
  readonly isOpen: boolean;
  readonly busy: boolean;
  readonly problem: string;
  readonly isLocked: boolean;
}

export const CLOSED_SHEET: PasswordSheet = { isOpen: false, busy: false, problem: '', isLocked: false };
export const OPEN_SHEET: PasswordSheet = { ...CLOSED_SHEET, isOpen: true };
export const BUSY_SHEET: PasswordSheet = { ...OPEN_SHEET, busy: true };

/**
 * The sheet after something was refused: it stays open with the reason (tries left, locked until when) while
 * the password was what was wrong; null where it is about something else, which the page tells itself.
 */
export function sheetAfter(error: unknown): PasswordSheet | null {
  if (!(error instanceof ApiError)) return null;
  const { code, sentence } = error;
  if (code !== 'PASSWORD_WRONG' && code !== 'PASSWORD_LOCKED') return null;
  return { ...OPEN_SHEET, problem: sentence, isLocked: code === 'PASSWORD_LOCKED' };
}

/** Nobody has set one yet: the page leads to where it is set. */
export function needsPassword(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'PASSWORD_NEEDED';
}

interface Paying {
  readonly data: Common;
  setData(data: Partial<Common> | { password: PasswordSheet }): void;
}

/** What a page does around the sheet in which the pay password of a payment is asked. */
export const asksPassword = {
  closePassword(this: Paying): void {
    this.setData({ password: CLOSED_SHEET });
  },

  forgot(): void {
    openPage(PASSWORD_PAGE);
  },
};

/** Does what the password lets through; where that is refused for another reason, the page tells it without the sheet. */
export async function actWithPassword(page: Paying, work: () => Promise<void>): Promise<void> {
  page.setData({ password: BUSY_SHEET });
  await act(page, async () => {
    try {
      await work();
      page.setData({ password: CLOSED_SHEET });
    } catch (error) {
      const sheet = sheetAfter(error);
      page.setData({ password: sheet ?? CLOSED_SHEET });
      if (sheet !== null) return;
      if (needsPassword(error)) openPage(PASSWORD_PAGE);
      throw error;
    }
  });
}
