/** The member's two accounts as it sees them: balances, key and password; and the statement of each (rules.md §12). */
import { memberHolder, pointAccount } from '../ledger/accounts';
import { readHolders } from '../ledger/read-holders';
import { statementOf, type StatementRow } from '../ledger/statement';
import type { Cursor, Page } from '../platform/paging';
import { refuse } from '../platform/refusal';
import type { PointUnits, Price } from '../units/amounts';
import type { Instant } from '../units/days';
import { addressOf } from './address';
import { payPasswords, pointKeys, type PointKey } from './documents';
import type { CustodyHouse } from './house';
import { isWaiting, keyAt } from './keys/states';

export interface AccountsView {
  readonly originalPointUnits: PointUnits;
  readonly custodialPointUnits: PointUnits;
  readonly inOrdersPointUnits: PointUnits;
  readonly price: Price;
  /** To receive; also what a key signs as `from`. */
  readonly address: string;
  readonly environmentId: string;
  readonly moveOutBp: number;
  /** null: no key yet. */
  readonly key: KeyView | null;
  readonly password: { readonly isSet: boolean; readonly lockedUntil: Instant | null };
}

export interface KeyView {
  readonly publicKey: string;
  /** The next move is signed with the one after it. */
  readonly sequence: number;
  readonly next: { readonly publicKey: string; readonly effectiveAt: Instant | null } | null;
  /** Nothing leaves the originalAccount now. */
  readonly isWaiting: boolean;
}

export async function accountsOf(house: CustodyHouse, memberId: string): Promise<AccountsView> {
  const id = memberHolder(memberId);
  const [{ state, holders }, key, password] = await Promise.all([
    readHolders(house, [id]),
    house.database.get(pointKeys, memberId),
    house.database.get(payPasswords, memberId),
  ]);
  const holder = holders.get(id) ?? refuse('NOT_A_MEMBER');
  const at = house.clock.now();
  const policy = await house.memory.policy(state.policyVersion);
  const lockedUntil = password !== null && password.lockedUntil > at ? password.lockedUntil : null;
  return {
    originalPointUnits: holder.points,
    custodialPointUnits: holder.custodial,
    inOrdersPointUnits: holder.inOrders,
    price: state.price,
    address: addressOf(memberId),
    environmentId: house.environmentId,
    moveOutBp: policy.moveOutBp,
    key: key === null ? null : keyView(keyAt(key, at)),
    password: { isSet: (password?.secret ?? null) !== null, lockedUntil },
  };
}

export function keyView(key: PointKey): KeyView {
  const { publicKey, sequence, next } = key;
  return {
    publicKey,
    sequence,
    next:
      next === null ? null : { publicKey: next.publicKey, effectiveAt: next.checked?.effectiveAt ?? null },
    isWaiting: isWaiting(key),
  };
}

export function pointStatement(
  house: CustodyHouse,
  memberId: string,
  place: 'points' | 'custodial' | 'inOrders',
  after: Cursor | null,
  limit: number,
): Promise<Page<StatementRow>> {
  return statementOf(house.database, pointAccount(memberHolder(memberId), place), after, limit);
}
