/** Cash is to leave a wallet or a fund: it is set aside in the transaction that writes down the wish. */
import { memberHolder, type HolderId } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { demandNoDebt } from '../../ledger/point-debts';
import { post } from '../../ledger/post';
import { isMember } from '../../ledger/accounts';
import { loadCash, Till } from '../../market/till';
import { QUERY_LIMIT, type Reader } from '../../platform/database';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import type { Fen } from '../../units/amounts';
import { dayOf } from '../../units/days';
import { cashOuts, type CashOut } from '../documents';
import type { CashierHouse } from '../house';
import { demandAmount, demandLeft, leftOfDay, withLastCash } from '../limits';

export interface CashOutWish {
  /** A member's wallet, or the fund of a merchant. */
  readonly holder: HolderId;
  /** Who asks, and gets it. */
  readonly toId: string;
  readonly openId: string;
  readonly requestId: string;
  readonly amountFen: Fen;
}

/**
 * The same request answers what it made. Works also while the market is off or halted: what is somebody's stays so.
 * Refuses `REAL_NAME_NEEDED`, `POINTS_OWED`, `AMOUNT_OUT_OF_BOUNDS`, `DAY_LIMIT`, `CASH_SHORT`.
 */
export function setAside(house: CashierHouse, wish: CashOutWish): Promise<CashOut> {
  const { holder, toId, amountFen } = wish;
  const id = `out${idOf('cashOut', holder, toId, wish.requestId)}`;
  const day = dayOf(house.clock.now());
  return post(
    house,
    {
      entryId: `cash-out:${id}`,
      ...{ kind: 'cash-out', cause: id, input: { holder, amountFen }, holders: [memberHolder(toId)] },
    },
    async (reader) => {
      const [known, ofDay, cash] = await Promise.all([
        reader.get(cashOuts, id),
        outsOfDay(reader, holder, day),
        loadCash(reader, [holder]),
      ]);
      return { known, ofDay, till: (book: Book) => new Till(book, cash) };
    },
    (book, { known, ofDay, till }) => {
      if (known !== null) return known.amountFen === amountFen ? known : refuse('REQUEST_REUSED');
      return begun(book, till(book), { id, day, ...wish }, ofDay);
    },
  );
}

export function outsOfDay(reader: Reader, holder: HolderId, day: string): Promise<CashOut[]> {
  return reader.find(cashOuts, { where: { holder, day }, limit: QUERY_LIMIT });
}

function begun(
  book: Book,
  till: Till,
  wish: CashOutWish & Pick<CashOut, 'day'> & { readonly id: string },
  ofDay: readonly CashOut[],
): CashOut {
  const { policy, at } = book.context;
  const { id, holder, toId, openId, amountFen, day } = wish;
  if (!book.holder(memberHolder(toId)).realNamed)
    refuse('REAL_NAME_NEEDED', {}, '提现需要先完成实名认证，且年满 18 周岁');
  if (isMember(holder)) demandNoDebt(book, holder);
  const bounds = isMember(holder) ? policy.cash.withdraw : policy.cash.takeOut;
  demandAmount(withLastCash(bounds, till.account(holder).freeFen), amountFen);
  demandLeft(leftOfDay(bounds, ofDay), amountFen);
  // Exact also for two at once: both write the account.
  till.setAside(holder, amountFen);
  till.close();
  const out: CashOut = {
    ...{ _id: id, holder, toId, openId, amountFen, state: 'asked', day, createdAt: at },
    ...{ sentAt: null, acceptedAt: null, dueAt: at, tries: 0, failure: null, packageInfo: null },
    ...{ isUnwanted: false, endedAt: null, billDay: null, backDay: null },
  };
  book.insert(cashOuts, out);
  return out;
}
