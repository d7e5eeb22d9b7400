/** Debts of points paid out of free cash of the market, at the day's price, to whom they are owed (rules.md §10). */
import { memberHolder, type HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { acquitPointDebt } from '../ledger/point-debts';
import { post, type BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import {
  mulDivCeil,
  mulDivFloor,
  POINT_UNITS_PER_POINT,
  type Fen,
  type PointUnits,
  type Price,
} from '../units/amounts';
import { loadCash, Till } from './till';

/** Points units that cost a fen at a price of 1. */
const SCALE = POINT_UNITS_PER_POINT * 100;

export interface Netted {
  readonly fen: Fen;
  readonly pointUnits: PointUnits;
}

/** As much as the free cash pays for; asked again it pays what can be paid by then, which may be nothing. */
export async function netDebts(house: BooksHouse, memberId: string): Promise<Netted> {
  const holder = memberHolder(memberId);
  const known = (await readHolders(house, [holder])).holders.get(holder);
  const creditors = new Set((known?.pointDebts ?? []).map((debt) => debt.to));
  if (creditors.size === 0) return { fen: 0, pointUnits: 0 };
  return post(
    house,
    { entryId: `net:${memberId}`, kind: 'net', cause: memberId, holders: [holder] },
    (reader) => loadCash(reader, [holder, ...creditors]),
    (book, cash) => {
      book.entryId = `net:${memberId}:${book.holder(holder).version}`;
      const till = new Till(book, cash);
      const netted = net(book, till, holder, creditors);
      till.close();
      return netted;
    },
  );
}

function net(book: Book, till: Till, holder: HolderId, creditors: ReadonlySet<HolderId>): Netted {
  const { price } = book.context.state;
  let [fen, pointUnits] = [0, 0];
  book.payPointDebts(holder);
  // A debt that came up meanwhile is paid the next time: its creditor's fund has not been read.
  for (const debt of book.holder(holder).pointDebts.filter(({ to }) => creditors.has(to))) {
    const paid = payable(debt.units, till.account(holder).freeFen, price);
    if (paid.pointUnits === 0) break;
    till.pay(holder, debt.to, paid.fen, 'debt.netted');
    acquitPointDebt(book, holder, debt.to, paid.pointUnits, 'debt.netted');
    fen += paid.fen;
    pointUnits += paid.pointUnits;
  }
  return { fen, pointUnits };
}

/** What free cash pays of a debt at a price. */
function payable(owed: PointUnits, freeFen: Fen, price: Price): Netted {
  const whole = mulDivCeil(owed, price, SCALE);
  const fen = Math.min(whole, freeFen);
  return { fen, pointUnits: fen === whole ? owed : mulDivFloor(fen, SCALE, price) };
}

/** What `netDebts` would pay now, for whoever is asked before it is done. */
export function nettable(
  debts: readonly { readonly units: PointUnits }[],
  freeFen: Fen,
  price: Price,
): Netted {
  let [fen, pointUnits] = [0, 0];
  for (const { units } of debts) {
    const paid = payable(units, freeFen - fen, price);
    if (paid.pointUnits === 0) break;
    fen += paid.fen;
    pointUnits += paid.pointUnits;
  }
  return { fen, pointUnits };
}
