/** How a proposal goes on, and who may decide about it. Pure. */
import type { Instant } from '../../units/days';
import { refuse } from '../../platform/refusal';
import type { Proposal, ProposalState } from '../documents';
import type { OperatorRole } from '../roles';

export type ShownState = ProposalState | 'expired';

export function stateAt({ state, expiresAt }: Proposal, now: Instant): ShownState {
  return state === 'proposed' && expiresAt <= now ? 'expired' : state;
}

const NAMES: Readonly<Record<ShownState, string>> = {
  proposed: '待批准',
  approved: '已批准',
  refused: '已退回',
  withdrawn: '已撤回',
  expired: '已过期',
};

/** Refuses `WRONG_STATE` for one that is over. */
export function demandOpen(proposal: Proposal, now: Instant): void {
  const state = stateAt(proposal, now);
  if (state !== 'proposed') refuse('WRONG_STATE', { state }, `这项提案${NAMES[state]}`);
}

export interface Decider {
  readonly memberId: string;
  readonly roles: readonly OperatorRole[];
}

/** Whoever proposed it never approves it, and an approver has a role that the action's row names. */
export function demandSecondPerson(
  proposal: Proposal,
  { memberId, roles }: Decider,
  approvers: readonly OperatorRole[],
  mayDecideAlone = false,
): void {
  if (proposal.proposedBy === memberId && !mayDecideAlone)
    refuse('FORBIDDEN', {}, '提案人不能批准自己的提案，请另一位同事处理');
  if (!roles.some((role) => approvers.includes(role))) refuse('FORBIDDEN');
}
