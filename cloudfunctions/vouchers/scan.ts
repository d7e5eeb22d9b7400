/**
 * Staff scan or type a code: what it is, before anything happens. The attempt is noted, and a good code
 * stays good for them while they confirm.
 */
import { dayOf } from '../units/days';
import { customerNames } from '../accounts/customer-name';
import { post, type BooksHouse } from '../ledger/post';
import type { CardTerms } from '../catalog/documents';
import { orderOfMerchant } from '../orders/list';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { storeOf } from '../stores/merchants';
import { beauticiansOf, type Beautician } from '../stores/staff/beauticians';
import { withChange } from './codes';
import { judgeCode, loadTries } from './demand-code';
import { codeBooks, type CodeBook } from './documents';
import { noticesFor, type Notice } from './obstacles';
import { remainingOf } from './receipt';

export interface Scan {
  readonly staffId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly digits: string;
}

export interface ScannedVoucher {
  readonly kind: 'voucher';
  readonly orderId: string;
  readonly customer: string;
  readonly title: string;
  readonly picture: string;
  readonly isMedical: boolean;
  readonly use: number;
  readonly uses: number;
  readonly remaining: number;
  readonly terms: CardTerms | null;
  readonly note: string;
  readonly notices: readonly Notice[];
  readonly canRedeem: boolean;
  /** Who may have done it. */
  readonly beauticians: readonly Beautician[];
}

export interface ScannedMember {
  readonly kind: 'member';
  readonly memberId: string;
  readonly customer: string;
}

export async function scanCode(house: BooksHouse, scan: Scan): Promise<ScannedVoucher | ScannedMember> {
  const judged = await post(
    house,
    { entryId: `scan:${scan.staffId}`, kind: 'scan', cause: scan.staffId, holders: [] },
    (reader) => Promise.all([loadTries(reader, scan.staffId), bookOf(reader, scan.digits)]),
    (book, [tries, known]) => {
      const outcome = judgeCode(book, scan, tries, known, (one) => isForeign(one, scan.merchantId));
      if (!outcome.isGood) return outcome;
      const held = {
        staffId: scan.staffId,
        until: book.context.at + book.context.policy.codes.heldSeconds * 1000,
      };
      const codes = withChange(outcome.known.codes, scan.digits, { scan: held });
      book.put(codeBooks, { ...outcome.known, codes });
      return outcome;
    },
  );
  if (!judged.isGood) return refuse(judged.fault);
  const { memberId, orderId } = judged.known;
  if (orderId !== null) return scannedVoucher(house, scan, orderId, judged.shown.use);
  const names = await customerNames(house.database, [memberId]);
  return { kind: 'member', memberId, customer: names.get(memberId) ?? '' };
}

/** The codes that have these digits; two at once can be told apart by nobody, so neither is good. */
async function bookOf(reader: Reader, digits: string): Promise<CodeBook | null> {
  const [only, another] = await reader.find(codeBooks, { where: { digits }, limit: 2 });
  return another === undefined ? (only ?? null) : null;
}

function isForeign(known: CodeBook, merchantId: string): boolean {
  return known.merchantId !== null && known.merchantId !== merchantId;
}

async function scannedVoucher(
  house: BooksHouse,
  { merchantId, storeId }: Scan,
  orderId: string,
  use: number,
): Promise<ScannedVoucher> {
  const { database } = house;
  const [order, store, beauticians] = await Promise.all([
    orderOfMerchant(house, orderId, merchantId),
    storeOf(database, storeId),
    beauticiansOf(database, merchantId, storeId),
  ]);
  const names = await customerNames(database, [order.memberId]);
  const notices = noticesFor(order, store, dayOf(house.clock.now()));
  return {
    kind: 'voucher',
    orderId,
    customer: names.get(order.memberId) ?? '',
    title: order.lines[0]?.title ?? '',
    picture: order.service?.picture ?? '',
    isMedical: order.medical,
    use,
    uses: order.uses,
    remaining: remainingOf(order),
    terms: order.service?.terms ?? null,
    note: order.note,
    notices,
    canRedeem: notices.every((notice) => !notice.isObstacle),
    beauticians,
  };
}
