/** What a page shows in the sheet that asks for the pay password (components/pay-password). */
import { ApiError } from './api-error';

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
