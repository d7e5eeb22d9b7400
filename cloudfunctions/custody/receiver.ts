/** Who would receive: looked at before anything is signed. */
import { memberNameOf } from '../accounts/customer-name';
import { loadMember } from '../accounts/unpaid';
import { refuse } from '../platform/refusal';
import { memberOfCode } from '../vouchers/member-of-code';
import { addressOf, memberAt } from './address';
import type { CustodyHouse } from './house';

export interface Receiver {
  /** What is signed as `to`. */
  readonly address: string;
  /** Masked: enough to see that it is the one who is meant. */
  readonly name: string;
}

/** By an address, or by the 会员码 that the other one shows. Refuses `ADDRESS_WRONG`, and as `memberOfCode` does. */
export async function receiverOf(
  house: CustodyHouse,
  askerId: string,
  to: { readonly address: string } | { readonly digits: string },
): Promise<Receiver> {
  const memberId = 'address' in to ? memberAt(to.address) : await memberOfCode(house, askerId, to.digits);
  if (memberId === askerId) refuse('ADDRESS_WRONG', {}, '不能转给自己');
  const [member, name] = await Promise.all([
    loadMember(house.database, memberId),
    memberNameOf(house.database, memberId),
  ]);
  if ((member?.joinedAt ?? null) === null) refuse('ADDRESS_WRONG', {}, '这个地址还没有会员');
  return { address: addressOf(memberId), name };
}
