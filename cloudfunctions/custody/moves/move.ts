/** Where points can go from an originalAccount: to another member, or to the own custodialAccount (rules.md §12). */
import { loadMember } from '../../accounts/unpaid';
import { memberHolder } from '../../ledger/accounts';
import { refuse } from '../../platform/refusal';
import { memberAt } from '../address';
import type { SignedMove } from '../documents';
import type { CustodyHouse } from '../house';
import { moveSigned, type MoveRequest } from './signed';

/** What the key signs as `to` for the own custodialAccount. */
export const CUSTODIAL = 'custodial';

/** Arrives in the other member's originalAccount. Refuses `ADDRESS_WRONG` where nobody is. */
export async function transferPoints(
  house: CustodyHouse,
  request: MoveRequest & { readonly to: string },
): Promise<SignedMove> {
  const { to, ...move } = request;
  const receiverId = memberAt(to);
  if (receiverId === request.memberId) refuse('ADDRESS_WRONG', {}, '不能转给自己');
  return moveSigned(house, move, {
    ...{ kind: 'transfer', to },
    side: { holder: memberHolder(receiverId), place: 'points' },
    load: (reader) => loadMember(reader, receiverId),
    check: (receiver) => {
      if ((receiver?.joinedAt ?? null) === null) refuse('ADDRESS_WRONG', {}, '这个地址还没有会员');
    },
  });
}

/** Free. */
export function moveIn(house: CustodyHouse, request: MoveRequest): Promise<SignedMove> {
  return moveSigned(house, request, {
    ...{ kind: 'custody', to: CUSTODIAL },
    side: { holder: memberHolder(request.memberId), place: 'custodial' },
    load: () => Promise.resolve(null),
    check: () => undefined,
  });
}
