/** A code that staff enter, judged inside the transaction that acts on it. */
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import type { RefusalCode } from '../platform/refusal-codes';
import { faultOf, findCode, withChange, type ShownCode } from './codes';
import { codeBooks, codeTries, memberBook, voucherBook, type CodeBook, type CodeTries } from './documents';
import { isLimited, NO_TRIES, withTry } from './tries';

export interface EnteredCode {
  readonly digits: string;
  readonly staffId: string;
}

/** How the entered code stands. A wrong one is noted as such, so it must be told apart from a refusal that writes nothing. */
export type Judged =
  | { readonly isGood: true; readonly shown: ShownCode; readonly known: CodeBook }
  | { readonly isGood: false; readonly fault: RefusalCode };

export function loadTries(reader: Reader, staffId: string): Promise<CodeTries | null> {
  return reader.get(codeTries, staffId);
}

/** The codes of a voucher that were shown. */
export function loadVoucherBook(reader: Reader, orderId: string): Promise<CodeBook | null> {
  return reader.get(codeBooks, voucherBook(orderId));
}

/** The codes that the member shows. */
export function loadMemberCodes(reader: Reader, memberId: string): Promise<CodeBook | null> {
  return reader.get(codeBooks, memberBook(memberId));
}

/**
 * Judges the code and notes the attempt. `known` is the book that should have it. `RATE_LIMITED` is
 * thrown; another fault is answered, for the transaction has to commit the attempt: `refuseFault` after it.
 */
export function judgeCode(
  book: Book,
  entered: EnteredCode,
  tries: CodeTries | null,
  known: CodeBook | null,
  isForeign: (known: CodeBook) => boolean,
): Judged {
  const shown = findCode(known?.codes ?? [], entered.digits);
  const isElsewhere = known !== null && isForeign(known);
  const fault = isElsewhere ? 'CODE_FOREIGN' : faultOf(shown, entered.staffId, book.context.at);
  noteTry(book, entered.staffId, tries, fault === 'CODE_UNKNOWN' || fault === 'CODE_FOREIGN');
  if (fault !== null || known === null || shown === undefined)
    return { isGood: false, fault: fault ?? 'CODE_UNKNOWN' };
  return { isGood: true, shown, known };
}

/** Every attempt is counted; `RATE_LIMITED` is thrown while too many of late were wrong. */
export function noteTry(book: Book, staffId: string, tries: CodeTries | null, isWrong: boolean): void {
  const { at, policy } = book.context;
  const before = tries ?? { _id: staffId, ...NO_TRIES };
  if (isLimited(before, policy, at))
    refuse('RATE_LIMITED', {}, `输错次数太多，请 ${policy.codes.wrongMinutes} 分钟后再试`);
  book.put(codeTries, { ...before, ...withTry(before, isWrong, policy, at) });
}

/** The code is used up by this request, as what `as` names. */
export function spendCode(book: Book, known: CodeBook, digits: string, requestId: string, as: string): void {
  book.put(codeBooks, { ...known, codes: withChange(known.codes, digits, { spent: { requestId, as } }) });
}

/** What an earlier run of the same request used the code for; null when it did not. */
export function spentBefore(known: CodeBook | null, digits: string, requestId: string): string | null {
  const spent = findCode(known?.codes ?? [], digits)?.spent ?? null;
  return spent?.requestId === requestId ? spent.as : null;
}
