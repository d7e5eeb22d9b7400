/** Proposals that wait for a second person, and the decision. */
import * as z from 'zod';

import { action, type ActionHouse } from '../../../edge/action';
import * as field from '../../../edge/fields';
import { approve, refuseProposal } from '../../../office/proposals/decide';
import { withdraw } from '../../../office/proposals/propose';
import { proposalOf, proposalsIn, viewOf, type ProposalView } from '../../../office/proposals/views';
import { refuse } from '../../../platform/refusal';
import type { Present, SecondPerson } from '../two-people';
import { twoPeopleActions } from './two-people';

const STATES = ['all', 'proposed', 'approved', 'refused', 'withdrawn', 'expired'] as const;
const ofProposal = z.strictObject({ proposalId: field.id });
const table: Readonly<Record<string, SecondPerson>> = twoPeopleActions;

/** One whose action is gone can be read and no longer decided. */
function rowOf(name: string): SecondPerson {
  return (Object.hasOwn(table, name) ? table[name] : undefined) ?? refuse('WRONG_STATE', { action: name });
}

/** Of one that is decided nothing is told: what it changed stands in the log. */
async function presentOf(house: ActionHouse, { action: name, input, state }: ProposalView): Promise<Present> {
  return state === 'proposed' && Object.hasOwn(table, name) ? rowOf(name).present(house, input) : {};
}

export const proposalActions = {
  proposals: action({
    permission: 'operator',
    input: z.strictObject({
      state: z.enum(STATES).default('proposed'),
      after: field.cursor,
      limit: field.shortPageSize,
    }),
    run: (house, { memberId }, query) => proposalsIn(house, query, memberId),
  }),
  /** One of them, with how things stand that it would change. */
  proposal: action({
    permission: 'operator',
    input: ofProposal,
    run: async (house, { memberId }, { proposalId }) => {
      const view = await proposalOf(house, proposalId, memberId);
      return { ...view, present: await presentOf(house, view) };
    },
  }),
  approveProposal: action({
    permission: 'operator',
    input: ofProposal,
    run: async (house, { memberId, operatorRoles: roles }, { proposalId }) => {
      const { action: name } = await proposalOf(house, proposalId, memberId);
      const carrying = rowOf(name).carrying(memberId);
      return viewOf(house, await approve(house, proposalId, { memberId, roles }, carrying), memberId);
    },
  }),
  refuseProposal: action({
    permission: 'operator',
    input: ofProposal.extend({ answer: field.sentence }),
    run: async (house, { memberId, operatorRoles: roles }, { proposalId, answer }) => {
      const refusing = { proposalId, answer, memberId, roles };
      const refused = await refuseProposal(house, refusing, (known) => rowOf(known.action).approvers);
      return viewOf(house, refused, memberId);
    },
  }),
  withdrawProposal: action({
    permission: 'operator',
    input: ofProposal,
    run: async (house, { memberId }, { proposalId }) =>
      viewOf(house, await withdraw(house, proposalId, memberId), memberId),
  }),
};
