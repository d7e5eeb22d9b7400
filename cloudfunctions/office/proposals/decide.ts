/** The second person approves or refuses; the approval carries out what was proposed. */
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { proposals, type Proposal } from '../documents';
import { persist } from '../persist';
import type { OperatorRole } from '../roles';
import { withDatabase } from '../with-database';
import { decidingDatabase } from './deciding-database';
import { demandOpen, demandSecondPerson, type Decider } from './states';

/** How an action of two people is done, in exactly one transaction that writes. */
export interface Carrying<H extends House> {
  readonly approvers: readonly OperatorRole[];
  /** Where there is no second person yet. */
  readonly mayDecideAlone?: (house: H, proposal: Proposal) => Promise<boolean>;
  readonly carryOut: (house: H, proposal: Proposal) => Promise<unknown>;
}

/** A proposal that this person has approved already stays so: a repeated call answers the same. */
export async function approve<H extends House>(
  house: H,
  proposalId: string,
  decider: Decider,
  { approvers, mayDecideAlone, carryOut }: Carrying<H>,
): Promise<Proposal> {
  const found = (await house.database.get(proposals, proposalId)) ?? refuse('NOT_FOUND', { proposalId });
  if (found.state === 'approved' && found.decidedBy === decider.memberId) return found;
  const isAlone = (await mayDecideAlone?.(house, found)) ?? false;
  demandSecondPerson(found, decider, approvers, isAlone);
  demandOpen(found, house.clock.now());
  let approved: Proposal | undefined;
  const decided = (known: Proposal): Proposal => {
    const now = house.clock.now();
    demandOpen(known, now);
    approved = { ...known, state: 'approved', decidedBy: decider.memberId, decidedAt: now };
    return approved;
  };
  await carryOut(withDatabase(house, decidingDatabase(house.database, { proposalId, decided })), found);
  if (approved === undefined) throw new Error(`${found.action} was carried out without a transaction`);
  return approved;
}

export interface Refusing extends Decider {
  readonly proposalId: string;
  readonly answer: string;
}

export function refuseProposal(
  house: House,
  { proposalId, answer, ...decider }: Refusing,
  approvers: (proposal: Proposal) => readonly OperatorRole[],
): Promise<Proposal> {
  return persist(house, async (transaction) => {
    const known = (await transaction.get(proposals, proposalId)) ?? refuse('NOT_FOUND', { proposalId });
    if (known.state === 'refused' && known.decidedBy === decider.memberId) return known;
    demandSecondPerson(known, decider, approvers(known));
    const now = house.clock.now();
    demandOpen(known, now);
    const refused: Proposal = {
      ...known,
      ...{ state: 'refused', decidedBy: decider.memberId, decidedAt: now, answer },
    };
    await transaction.put(proposals, refused);
    return refused;
  });
}
