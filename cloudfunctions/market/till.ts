/** Cash accounts inside one transaction: every movement as its legs, every account written once. */
import { addDays, type Day } from '../units/days';
import type { Fen } from '../units/amounts';
import { cashAccount, MALL, type HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import type { Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { cashAccounts, type CashAccount, type CashLot } from './documents';

export function loadCash(reader: Reader, ids: readonly HolderId[]): Promise<Map<string, CashAccount>> {
  return reader.getMany(cashAccounts, [...new Set(ids)]);
}

export const noCash = (id: HolderId): CashAccount => ({
  _id: id,
  freeFen: 0,
  lots: [],
  frozenFen: 0,
  underwayFen: 0,
  version: 0,
});

/** Lots whose day has come are free. */
export function matured(account: CashAccount, today: string): CashAccount {
  const isFree = (lot: CashLot): boolean => lot.freeOn <= today;
  const freed = account.lots.filter(isFree).reduce((sum, lot) => sum + lot.fen, 0);
  return { ...account, freeFen: account.freeFen + freed, lots: account.lots.filter((lot) => !isFree(lot)) };
}

/** All that an account holds, free or not. */
export function cashHeldFen({ freeFen, lots, frozenFen, underwayFen }: CashAccount): Fen {
  return lots.reduce((sum, { fen }) => sum + fen, freeFen + frozenFen + underwayFen);
}

export class Till {
  private readonly open = new Map<HolderId, CashAccount>();

  constructor(
    private readonly book: Book,
    private readonly loaded: ReadonlyMap<string, CashAccount>,
  ) {}

  account(id: HolderId): CashAccount {
    const stored = this.open.get(id) ?? this.loaded.get(id) ?? noCash(id);
    return matured(stored, this.book.context.today);
  }

  /** Cash for an order that may cost as much. Refuses `CASH_SHORT`. */
  freeze(id: HolderId, fen: Fen): void {
    const account = this.account(id);
    if (account.freeFen < fen) refuse('CASH_SHORT', { missingFen: fen - account.freeFen });
    this.set(id, { freeFen: account.freeFen - fen, frozenFen: account.frozenFen + fen });
    this.book.moveCash(cashAccount(id, 'cash'), cashAccount(id, 'frozenCash'), fen, 'buy.freeze');
  }

  unfreeze(id: HolderId, fen: Fen): void {
    const account = this.account(id);
    this.set(id, { freeFen: account.freeFen + fen, frozenFen: this.lessFrozen(id, fen) });
    this.book.moveCash(cashAccount(id, 'frozenCash'), cashAccount(id, 'cash'), fen, 'buy.back');
  }

  /** A fill: frozen cash of the merchant becomes the seller's, who may withdraw it from the answered day on. */
  payFill(merchant: HolderId, seller: HolderId, fen: Fen, feeFen: Fen): Day {
    const { today, policy } = this.book.context;
    this.set(merchant, { frozenFen: this.lessFrozen(merchant, fen) });
    const freeOn = addDays(today, policy.market.withdrawAfterDays);
    this.set(seller, { lots: withLot(this.account(seller).lots, { freeOn, fen: fen - feeFen }) });
    const from = cashAccount(merchant, 'frozenCash');
    this.book.moveCash(from, cashAccount(seller, 'cash'), fen - feeFen, 'bought');
    this.book.moveCash(from, MALL.marketFees, feeFen, 'market.fee');
    return freeOn;
  }

  /** Free cash between two parties. */
  pay(from: HolderId, to: HolderId, fen: Fen, why: string): void {
    this.set(from, { freeFen: this.lessFree(from, fen) });
    this.set(to, { freeFen: this.account(to).freeFen + fen });
    this.book.moveCash(cashAccount(from, 'cash'), cashAccount(to, 'cash'), fen, why);
  }

  /** From outside the mall. */
  receive(id: HolderId, fen: Fen, why: string): void {
    this.set(id, { freeFen: this.account(id).freeFen + fen });
    this.book.moveCash(MALL.customers, cashAccount(id, 'cash'), fen, why);
  }

  /** Free cash that is to leave the mall. Refuses `CASH_SHORT`. */
  setAside(id: HolderId, fen: Fen): void {
    const { freeFen, underwayFen } = this.account(id);
    if (freeFen < fen) refuse('CASH_SHORT', { missingFen: fen - freeFen });
    this.set(id, { freeFen: freeFen - fen, underwayFen: underwayFen + fen });
    this.book.moveCash(cashAccount(id, 'cash'), cashAccount(id, 'cashUnderway'), fen, 'out.aside');
  }

  /** It did not leave: free again. */
  bringBack(id: HolderId, fen: Fen): void {
    const { freeFen } = this.account(id);
    this.set(id, { freeFen: freeFen + fen, underwayFen: this.lessUnderway(id, fen) });
    this.book.moveCash(cashAccount(id, 'cashUnderway'), cashAccount(id, 'cash'), fen, 'out.back');
  }

  /** It has left the mall. */
  letGo(id: HolderId, fen: Fen): void {
    this.set(id, { underwayFen: this.lessUnderway(id, fen) });
    this.book.moveCash(cashAccount(id, 'cashUnderway'), MALL.customers, fen, 'out.arrived');
  }

  /** Writes every account that moved; call it once, at the end. */
  close(): void {
    for (const account of this.open.values())
      this.book.put(cashAccounts, { ...account, version: account.version + 1 });
  }

  private set(id: HolderId, change: Partial<CashAccount>): void {
    this.open.set(id, { ...this.account(id), ...change });
  }

  private lessFrozen(id: HolderId, fen: Fen): Fen {
    return atLeastNothing(this.account(id).frozenFen - fen, `${id}: frozen cash`);
  }

  private lessUnderway(id: HolderId, fen: Fen): Fen {
    return atLeastNothing(this.account(id).underwayFen - fen, `${id}: cash underway`);
  }

  private lessFree(id: HolderId, fen: Fen): Fen {
    return atLeastNothing(this.account(id).freeFen - fen, `${id}: free cash`);
  }
}

function atLeastNothing(fen: Fen, what: string): Fen {
  if (fen < 0) throw new RangeError(`${what} would be ${fen}`);
  return fen;
}

/** One lot a day: a wallet has as many as days of waiting at most. */
function withLot(lots: readonly CashLot[], lot: CashLot): CashLot[] {
  const same = lots.find(({ freeOn }) => freeOn === lot.freeOn);
  if (same === undefined) return [...lots, lot];
  return lots.map((one) => (one === same ? { ...one, fen: one.fen + lot.fen } : one));
}
