/** The member's two accounts as it sees them: balances, yesterday's share, key and password (rules.md §12). One call, first screen. */
import { memberHolder } from '../ledger/accounts';
import { readHolders } from '../ledger/read-holders';
import { refuse } from '../platform/refusal';
import { daysOfMember } from '../points/holder-days';
import type { PointUnits, Price } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { addressOf } from './address';
import { payPasswords, pointKeys, type PointKey } from './documents';
import type { CustodyHouse } from './house';
import { isWaiting, keyAt } from './keys/states';

export interface AccountsView {
  readonly originalPointUnits: PointUnits;
  readonly custodialPointUnits: PointUnits;
  readonly inOrdersPointUnits: PointUnits;
  /** Whoever owes points after a refund moves nothing. */
  readonly owedPointUnits: PointUnits;
  /** What the last closed day brought; null before there is one. */
  readonly latest: { readonly day: Day; readonly pointUnits: PointUnits } | null;
  readonly price: Price;
  /** Members may sell at the market. */
  readonly hasMarket: boolean;
  /** To receive; also what a key signs as `from`. */
  readonly address: string;
  readonly environmentId: string;
  /** The mall's time, from which a signature's expiry is counted: a phone's clock may be wrong. */
  readonly now: Instant;
  readonly moveOutBp: number;
  /** How long a new key waits. */
  readonly waitHours: number;
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
  const [{ state, holders }, [latest], key, password] = await Promise.all([
    readHolders(house, [id]),
    daysOfMember(house, memberId, null, 1),
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
    owedPointUnits: holder.pointDebts.reduce((sum, debt) => sum + debt.units, 0),
    latest: latest === undefined ? null : { day: latest.of.day, pointUnits: latest.of.pointUnits },
    price: state.price,
    hasMarket: policy.market.isOn,
    address: addressOf(memberId),
    environmentId: house.environmentId,
    now: at,
    moveOutBp: policy.moveOutBp,
    waitHours: policy.keys.waitHours,
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
