/** Debts of points (rules.md §10): what a debtor may not do, and paying otherwise than in points. */
import { formatUnits } from '../units/decimals';
import type { PointUnits } from '../units/amounts';
import { refuse } from '../platform/refusal';
import { claimAccount, pointDebtAccount, type HolderId } from './accounts';
import type { Book } from './book';
import { transfer } from './entry';
import type { Holder } from './holder';

export function owedPoints({ pointDebts }: Holder): PointUnits {
  return pointDebts.reduce((sum, debt) => sum + debt.units, 0);
}

/**
 * Who owes points cannot sell, transfer, redeem or withdraw them; what is there pays first.
 * Refuses `POINTS_OWED`.
 */
export function demandNoDebt(book: Book, id: HolderId): void {
  book.payPointDebts(id);
  const owed = owedPoints(book.holder(id));
  if (owed > 0) refuse('POINTS_OWED', { owedPoints: formatUnits(owed, 6) });
}

/** `units` of what the holder owes to a merchant, oldest first, are settled without points moving. */
export function acquitPointDebt(
  book: Book,
  id: HolderId,
  to: HolderId,
  units: PointUnits,
  why: string,
): void {
  const holder = book.touch(id);
  let left = units;
  holder.pointDebts = holder.pointDebts.flatMap((debt) => {
    const paid = debt.to === to ? Math.min(left, debt.units) : 0;
    left -= paid;
    return paid === debt.units ? [] : [{ ...debt, units: debt.units - paid }];
  });
  if (left > 0) throw new RangeError(`${id} does not owe ${to} ${units} points`);
  book.legs.push(...transfer(claimAccount(to), pointDebtAccount(id), 'POINTS', units, why));
}
