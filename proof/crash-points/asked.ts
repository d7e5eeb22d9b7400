/** A use case that somebody asks for at a function's door, always with the same id. */
import { ask, takeNotice, type Desk, type Person } from '../simulation/desk';
import type { Notice } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';
import type { UseCase } from './crash';
import { clerk, operators, owner, type Act, type Stage } from './stage';

type Operator = 'first' | 'second';

export function asked(by: Person, desk: Desk, action: string, input: unknown): Act {
  return (house, hears) => {
    hears(`${desk}.${action}`);
    return ask(house, { desk, action, by, requestId: 'the-request', input });
  };
}
export const memberAsks = (by: Person, action: string, input: object): Act =>
  asked(by, 'member', action, input);

export function clerkAsks(stage: Stage, action: string, input: object, by = clerk): Act {
  return asked(by, 'store', action, { ...stage.here, ...input });
}

export function ownerAsks({ shelf: { merchantId } }: Stage, action: string, input: object): Act {
  return asked(owner, 'store', action, { merchantId, ...input });
}

/** There are two; what one proposes the other decides. */
export const operator = (who: Operator = 'first'): Person => {
  const found = operators[who === 'first' ? 0 : 1];
  if (found === undefined) throw new Error(`there is no ${who} operator`);
  return found;
};

export const operatorAsks = (action: string, input: object, by?: Operator): Act =>
  asked(operator(by), 'operator', action, input);

/** WeChat tells what it has to tell, for the first time or again. */
export function noticeOf(notice: Notice): Act {
  return (house) => takeNotice(house, notice);
}

/** It is paid at WeChat; what WeChat tells of it. */
export async function noticeFor(stage: Stage, placed: unknown): Promise<Act> {
  const { _id } = await stage.atWechat(placed);
  const due = stage.wechat.due().find(({ kind }) => kind === 'payment');
  if (due === undefined) throw new Error(`no notice of ${_id}`);
  return noticeOf(due);
}

export function useCase(
  name: string,
  prepare: (stage: Stage) => Promise<Act> | Act,
  more: Pick<UseCase, 'besides' | 'answersAnew'> = {},
): UseCase {
  return { name, prepare: async (stage) => prepare(stage), ...more };
}
