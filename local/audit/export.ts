/** An export on disk, read and never written. Types of the mall's documents, none of its code. */
import { closeSync, existsSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';

import type { Member, RoleChange } from '../../cloudfunctions/accounts/documents';
import type { Slot } from '../../cloudfunctions/advertising/documents';
import type { CashOut, PayIn } from '../../cloudfunctions/cashier/documents';
import type { MoveOut, SignedMove } from '../../cloudfunctions/custody/documents';
import type { Entry } from '../../cloudfunctions/ledger/entry';
import type { HolderDocument } from '../../cloudfunctions/ledger/holder';
import type { HolderMonth } from '../../cloudfunctions/ledger/month';
import type { BookDocument, DayDocument, PolicyDocument } from '../../cloudfunctions/ledger/state';
import type { CashAccount, Fill, MarketOrder } from '../../cloudfunctions/market/documents';
import type { Order, Payment, Refund } from '../../cloudfunctions/orders/documents';
import type { Partner, PartnerTerm } from '../../cloudfunctions/partners/documents';
import type { HeldLeg } from '../../cloudfunctions/rewards/documents';
import type { Employment, Merchant } from '../../cloudfunctions/stores/documents';
import { MANIFEST, type Manifest } from '../export/manifest';

export interface Documents {
  readonly journal: Entry;
  readonly books: BookDocument;
  readonly days: DayDocument;
  readonly policies: PolicyDocument;
  readonly holders: HolderDocument;
  readonly holderMonths: HolderMonth;
  readonly members: Member;
  readonly roleChanges: RoleChange;
  readonly merchants: Merchant;
  readonly employments: Pick<Employment, '_id' | 'merchantId' | 'memberId' | 'since' | 'endedAt'>;
  readonly partners: Partner;
  readonly partnerTerms: PartnerTerm;
  readonly slots: Omit<Slot, 'picture' | 'title' | 'target' | 'order'>;
  readonly orders: Order;
  readonly payments: Payment;
  readonly refunds: Refund;
  readonly heldLegs: HeldLeg;
  readonly signedMoves: SignedMove;
  readonly moveOuts: MoveOut;
  readonly marketOrders: MarketOrder;
  readonly fills: Fill;
  readonly cashAccounts: CashAccount;
  readonly payIns: PayIn;
  readonly cashOuts: Omit<CashOut, 'openId' | 'packageInfo'>;
}
export type Name = keyof Documents;

const CHUNK = 1 << 20;

export class Export {
  readonly manifest: Manifest;
  private readonly known = new Map<Name, Map<string, unknown>>();

  constructor(readonly folder: string) {
    this.manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Manifest;
  }

  path(name: string): string {
    return join(this.folder, `${name}.jsonl`);
  }

  /** One after another, without keeping them. A line that is no JSON is left to the check of files. */
  *stream<N extends Name>(name: N): Generator<Documents[N]> {
    for (const line of lines(this.path(name))) {
      const document = parsed(line);
      if (document !== null) yield document as Documents[N];
    }
  }

  /** All of them by id, kept. */
  all<N extends Name>(name: N): ReadonlyMap<string, Documents[N]> {
    let documents = this.known.get(name) as Map<string, Documents[N]> | undefined;
    if (documents === undefined) {
      documents = new Map();
      for (const document of this.stream(name)) documents.set(document._id, document);
      this.known.set(name, documents);
    }
    return documents;
  }

  /** In the order of days. */
  days(): DayDocument[] {
    return [...this.all('days').values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  }
}

export function parsed(line: string): { readonly _id: string } | null {
  try {
    const value = JSON.parse(line) as { readonly _id?: unknown } | null;
    return typeof value?._id === 'string' ? (value as { readonly _id: string }) : null;
  } catch {
    return null;
  }
}

/** The bytes of a file, a piece at a time; each is gone when the next is asked for. */
export function* pieces(path: string): Generator<Buffer> {
  const handle = openSync(path, 'r');
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (;;) {
      const length = readSync(handle, buffer, 0, CHUNK, null);
      if (length === 0) return;
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

export function* lines(path: string): Generator<string> {
  if (!existsSync(path)) return;
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces(path)) {
    // Cut at line breaks as bytes, so that no character is torn.
    const bytes = Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(10);
    rest = bytes.subarray(end + 1);
    if (end >= 0) yield* bytes.subarray(0, end).toString('utf8').split('\n');
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
