/** What activation is and does, said before anybody pays for it (rules.md §5, §13). */
import { memberHolder } from '../ledger/accounts';
import type { BooksHouse } from '../ledger/post';
import { readHolders } from '../ledger/read-holders';
import { refuse } from '../platform/refusal';
import { atRate, SV_UNITS_PER_FEN, type Fen, type SvUnits } from '../units/amounts';

export interface Activation {
  readonly isActive: boolean;
  readonly isRealNamed: boolean;
  /** `realName`: free, with the verified name (strict). */
  readonly by: 'memberPack' | 'realName';
  readonly pack: {
    readonly priceFen: Fen;
    /** SV that the pack grants when it settles, with its payment. */
    readonly svUnits: SvUnits;
    /** Locked SV that it unlocks; what of it a debt takes is not subtracted. */
    readonly unlocksSvUnits: SvUnits;
    /** Bought and not refunded. */
    readonly isHeld: boolean;
  };
  /** What changes with it. */
  readonly earns: {
    /** SV of own purchases: so many times the allowance. */
    readonly ownMultiple: number;
    readonly sharingOnlineBp: number;
    readonly sharingStoreBp: number;
    /** Persons of a chain that an order rewards. */
    readonly levels: number;
  };
  readonly svCountsDays: number;
  /** A refund ends it at once, takes the pack's SV back and locks the rest again. */
  readonly refundFen: Fen;
}

export async function activationOf(house: BooksHouse, memberId: string): Promise<Activation> {
  const id = memberHolder(memberId);
  const { state, holders } = await readHolders(house, [id]);
  const holder = holders.get(id) ?? refuse('NOT_A_MEMBER');
  const { joining, rewards, activityDays } = await house.memory.policy(state.policyVersion);
  const isByPack = joining.activation === 'memberPack';
  const { priceFen, svRateBp } = joining.packs.member;
  const { onlineBp, storeBp } = rewards.roles[holder.role];
  return {
    isActive: holder.active,
    isRealNamed: holder.realNamed,
    by: joining.activation,
    pack: {
      priceFen,
      svUnits: isByPack ? atRate(priceFen, svRateBp) * SV_UNITS_PER_FEN : 0,
      unlocksSvUnits: isByPack ? holder.lockedSvUnits : 0,
      isHeld: holder.heldPacks.includes('member'),
    },
    earns: {
      ownMultiple: rewards.buyerSvMultiple,
      sharingOnlineBp: onlineBp,
      sharingStoreBp: storeBp,
      levels: rewards.maxRewardedLevels,
    },
    svCountsDays: activityDays,
    refundFen: priceFen,
  };
}
