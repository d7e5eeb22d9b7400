/** A person's wallet as it stands now, settled in memory: looking writes nothing. */
import type { BooksHouse } from '../ledger/post';
import { memberHolder } from '../ledger/accounts';
import { readHolders } from '../ledger/read-holders';
import type { Role } from '../policy/policy';
import { refuse } from '../platform/refusal';

export interface Wallet {
  readonly svUnits: number;
  /** Whether the SV counts on the open day; '' when it never has. */
  readonly countsThrough: string;
  readonly isCounted: boolean;
  readonly lockedSvUnits: number;
  readonly svDebtUnits: number;
  readonly originalPointUnits: number;
  readonly custodialPointUnits: number;
  readonly owedPointUnits: number;
  readonly active: boolean;
  readonly role: Role;
  /** Price of the open day, 0.0001 yuan a point. */
  readonly price: number;
}

export async function statementOf(house: BooksHouse, memberId: string): Promise<Wallet> {
  const { state, openDay, holders } = await readHolders(house, [memberHolder(memberId)]);
  const holder = holders.get(memberHolder(memberId)) ?? refuse('NOT_A_MEMBER');
  return {
    svUnits: holder.svUnits,
    countsThrough: holder.holding.expiry,
    isCounted: holder.holding.expiry >= openDay,
    lockedSvUnits: holder.lockedSvUnits,
    svDebtUnits: holder.svDebtUnits,
    originalPointUnits: holder.points,
    custodialPointUnits: holder.custodial,
    owedPointUnits: holder.pointDebts.reduce((sum, debt) => sum + debt.units, 0),
    active: holder.active,
    role: holder.role,
    price: state.price,
  };
}
