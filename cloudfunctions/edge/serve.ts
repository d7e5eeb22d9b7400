/** The edge of WeChat's side: one request form, identity from the context, refusals answered (rules.md §15). */
import cloud from 'wx-server-sdk';

import { memberIdOf } from '../accounts/member-id';
import type { OperatorDoors } from '../office/roles';
import { refuse } from '../platform/refusal';
import type { Actions } from './action';
import { answered, type Answer } from './answer';
import { deployment, type Deployment } from './environment';
import { Pace } from './pace';
import { perform, type Who } from './perform';

/** The function's `main`: finds the action, checks who asks and what, runs it. */
export function serve(
  actions: Actions,
  operatorDoors: OperatorDoors = {},
): (event: unknown) => Promise<Answer<unknown>> {
  const service = { actions, operatorDoors, pace: new Pace() };
  let opened: Deployment | undefined;
  return (event) =>
    answered(async () => {
      opened ??= deployment();
      return perform(opened, service, caller(), withoutPlatformFields(event));
    });
}

function caller(): Who {
  const openId = cloud.getWXContext().OPENID;
  if (typeof openId !== 'string' || openId === '') return refuse('FORBIDDEN');
  return { memberId: memberIdOf(openId), openId, via: 'phone' };
}

// WeChat adds these to every event.
function withoutPlatformFields(event: unknown): unknown {
  if (typeof event !== 'object' || event === null) return event;
  const { userInfo: _user, tcbContext: _context, ...request } = event as Record<string, unknown>;
  return request;
}
