/** What is stored of a holder, as the accounts of the journal; and where the two differ. Pure. */
import {
  cashAccount,
  claimAccount,
  isMerchant,
  lockedSvAccount,
  POINT_PLACES,
  pointAccount,
  pointDebtAccount,
  svAccount,
  svDebtAccount,
  wechatAccount,
  type HolderId,
} from '../../ledger/accounts';
import type { HolderDocument } from '../../ledger/holder';
import type { CashAccount } from '../../market/documents';
import type { Sums } from './leg-sums';

export interface Unequal {
  readonly account: string;
  readonly stored: number;
  readonly summed: number;
}

/** Every account of the holder that a document stores, zero or not. */
export function storedBalances(
  id: HolderId,
  holder: HolderDocument | undefined,
  cash: CashAccount | undefined,
): Map<string, number> {
  const stored = new Map<string, number>();
  for (const place of POINT_PLACES) stored.set(pointAccount(id, place), holder?.[place] ?? 0);
  stored.set(svAccount(id), holder?.svUnits ?? 0);
  stored.set(lockedSvAccount(id), holder?.lockedSvUnits ?? 0);
  stored.set(svDebtAccount(id), 0 - (holder?.svDebtUnits ?? 0));
  const owed = (holder?.pointDebts ?? []).reduce((sum, debt) => sum + debt.units, 0);
  stored.set(pointDebtAccount(id), 0 - owed);
  const waiting = (cash?.lots ?? []).reduce((sum, lot) => sum + lot.fen, 0);
  stored.set(cashAccount(id, 'cash'), (cash?.freeFen ?? 0) + waiting);
  stored.set(cashAccount(id, 'frozenCash'), cash?.frozenFen ?? 0);
  stored.set(cashAccount(id, 'cashUnderway'), cash?.underwayFen ?? 0);
  return stored;
}

/** Accounts that no document stores: cash at WeChat is held against its bill, claims against those who owe them. */
function isStoredNowhere(id: HolderId, account: string): boolean {
  return (
    account === claimAccount(id) ||
    (isMerchant(id) && account === wechatAccount(id.slice('merchant:'.length)))
  );
}

export function unequal(id: HolderId, stored: ReadonlyMap<string, number>, sums: Sums): Unequal[] {
  const accounts = new Set([...stored.keys(), ...Object.keys(sums)]);
  return [...accounts].flatMap((account) => {
    if (isStoredNowhere(id, account)) return [];
    const [there, summed] = [stored.get(account) ?? 0, sums[account] ?? 0];
    return there === summed ? [] : [{ account, stored: there, summed }];
  });
}
