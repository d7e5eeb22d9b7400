/**
 * Actions that take two people (四眼): calling one makes a proposal with the reason for it, and nothing else; another
 * operator's `approveProposal` carries it out. Which they are stands in actions/two-people.ts (rules.md §13, §14).
 */
import type * as z from 'zod';

import { action, type Action, type ActionHouse } from '../../edge/action';
import type { Carrying } from '../../office/proposals/decide';
import { propose } from '../../office/proposals/propose';
import { viewOf, type ProposalView } from '../../office/proposals/views';
import type { OperatorRole } from '../../office/roles';

interface TwoPeopleSpec<Input extends z.ZodType<{ readonly reason: string }>> {
  /** With the reason, which the approver reads. */
  readonly input: Input;
  readonly approvers: readonly OperatorRole[];
  /** Refuses at once what could not be carried out anyway. */
  readonly check?: (house: ActionHouse, input: z.output<Input>, memberId: string) => Promise<unknown>;
  readonly mayDecideAlone?: Carrying<ActionHouse>['mayDecideAlone'];
  /** How what it would change stands at present, by the input's names; empty where there is nothing yet. */
  readonly present?: (house: ActionHouse, input: z.output<Input>) => Promise<Present>;
  /** Exactly one transaction that writes; `byId` is the approver. */
  readonly carryOut: (house: ActionHouse, input: z.output<Input>, byId: string) => Promise<unknown>;
}

export type Present = Readonly<Record<string, unknown>>;

/** What the approval needs beside the action. */
export interface SecondPerson {
  readonly present: (house: ActionHouse, input: unknown) => Promise<Present>;
  readonly approvers: readonly OperatorRole[];
  readonly carrying: (byId: string) => Carrying<ActionHouse>;
}

export function twoPeople<Input extends z.ZodType<{ readonly reason: string }>>({
  input: schema,
  approvers,
  check,
  mayDecideAlone,
  present,
  carryOut,
}: TwoPeopleSpec<Input>): Action<Input, ProposalView> & SecondPerson {
  const spec = action<Input, ProposalView>({
    permission: 'operator',
    input: schema,
    run: async (house, { memberId, requestId, action: name }, input) => {
      await check?.(house, input, memberId);
      const { reason } = input;
      return viewOf(
        house,
        await propose(house, { requestId, memberId, action: name, input, reason }),
        memberId,
      );
    },
  });
  const carrying = (byId: string): Carrying<ActionHouse> => ({
    approvers,
    ...(mayDecideAlone === undefined ? {} : { mayDecideAlone }),
    // As it was checked when it was proposed, and again: the schema may have become stricter since.
    carryOut: (house, proposal) => carryOut(house, schema.parse(proposal.input), byId),
  });
  return {
    ...spec,
    approvers,
    carrying,
    present: async (house, input) => (await present?.(house, schema.parse(input))) ?? {},
  };
}
