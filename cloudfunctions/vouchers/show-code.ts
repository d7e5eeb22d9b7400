/** The short-lived code that a customer shows: of a voucher's next use, or of the customer. */
import type { Instant } from '../units/days';
import { joined, loadMember } from '../accounts/unpaid';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { ownService } from '../orders/list';
import { nextUse } from '../orders/uses';
import { secretDigits } from '../platform/secret-digits';
import { CODE_DIGITS, CODE_PREFIX, withCode } from './codes';
import { codeBooks, memberBook, voucherBook, type CodeBook } from './documents';
import { remainingOf } from './receipt';
import { voucherView, type VoucherView } from './views';

export interface CodeView {
  /** To be typed. */
  readonly digits: string;
  /** For the QR code. */
  readonly text: string;
  readonly expiresAt: Instant;
  /** The mall's time, by which the page counts down. */
  readonly now: Instant;
}

export interface VoucherWithCode {
  readonly voucher: VoucherView;
  /** Null when there is nothing left to use. */
  readonly code: CodeView | null;
}

/** The voucher's page in one call: what it is, where it was used, and a fresh code of its next use. */
export async function showVoucher(
  house: BooksHouse,
  memberId: string,
  orderId: string,
): Promise<VoucherWithCode> {
  const digits = secretDigits(CODE_DIGITS);
  const posting = { entryId: `code:${orderId}`, kind: 'code', cause: orderId, holders: [] };
  const { order, code } = await post(
    house,
    posting,
    async (reader) => {
      const [found, known] = await Promise.all([
        ownService(reader, memberId, orderId),
        reader.get(codeBooks, voucherBook(orderId)),
      ]);
      return { found, known };
    },
    (book, { found, known }) => {
      const use = remainingOf(found) > 0 ? nextUse(found) : null;
      if (use === null) return { order: found, code: null };
      const { merchantId } = found;
      const before = known ?? emptyBook({ kind: 'voucher', memberId, orderId, merchantId });
      return { order: found, code: issue(book, before, digits, use) };
    },
  );
  return { voucher: await voucherView(house, order), code };
}

/** 会员码: says who stands at the counter. */
export function showMember(house: BooksHouse, memberId: string): Promise<CodeView> {
  const digits = secretDigits(CODE_DIGITS);
  const posting = { entryId: `code:${memberId}`, kind: 'code', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => Promise.all([loadMember(reader, memberId), reader.get(codeBooks, memberBook(memberId))]),
    (book, [member, known]) => {
      joined(member);
      const before = known ?? emptyBook({ kind: 'member', memberId, orderId: null, merchantId: null });
      return issue(book, before, digits, 0);
    },
  );
}

type Owner = Pick<CodeBook, 'kind' | 'memberId' | 'orderId' | 'merchantId'>;

function emptyBook(owner: Owner): CodeBook {
  const _id = owner.orderId === null ? memberBook(owner.memberId) : voucherBook(owner.orderId);
  return { _id, ...owner, codes: [], digits: [] };
}

function issue(book: Book, before: CodeBook, digits: string, use: number): CodeView {
  const { at, policy } = book.context;
  const expiresAt = at + policy.codes.shownSeconds * 1000;
  const codes = withCode(before.codes, { digits, use, expiresAt, scan: null, spent: null }, at);
  book.put(codeBooks, { ...before, codes, digits: codes.map((code) => code.digits) });
  return { digits, text: `${CODE_PREFIX}${digits}`, expiresAt, now: at };
}
