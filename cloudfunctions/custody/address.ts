/**
 * Where points can be sent: the member's id with six check digits, so that a mistyped address is nobody's.
 * It does not come from the key, so a new phone keeps it. Pure.
 */
import { idOf } from '../platform/ids';
import { refuse } from '../platform/refusal';

const CHECK_DIGITS = 6;

export function addressOf(memberId: string): string {
  return `${memberId}-${idOf('address', memberId).slice(0, CHECK_DIGITS)}`;
}

/** The member behind an address, who need not exist. Refuses `ADDRESS_WRONG`. */
export function memberAt(address: string): string {
  const memberId = address.slice(0, -(CHECK_DIGITS + 1));
  return memberId !== '' && addressOf(memberId) === address ? memberId : refuse('ADDRESS_WRONG');
}
