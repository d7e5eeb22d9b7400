/**
 * The operators' console over HTTP access: `{action, requestId, input}` as everywhere, and the person whom the session
 * belongs to. Before there is a session a few doors stand open (doors.ts).
 */
import * as z from 'zod';

import { answered, parsed } from '../../edge/answer';
import { deployment, type Deployment } from '../../edge/environment';
import { Pace } from '../../edge/pace';
import { perform } from '../../edge/perform';
import { sessionOf } from '../../office/sign-in/session';
import { consoleDoors, type ConsoleDoor } from './doors';
import { corsHeaders, jsonOf, replyOf, requestOf, type HttpAnswer, type HttpRequest } from './http';
import { consoleService } from './service';

/** Of one session, whatever it calls. */
const MOST_A_MINUTE = 300;

const named = z.looseObject({ action: z.string(), input: z.unknown() });
const doors: Readonly<Record<string, ConsoleDoor<z.ZodType, unknown>>> = consoleDoors;

export function onConsole(
  environment: NodeJS.ProcessEnv = process.env,
): (event: unknown) => Promise<HttpAnswer> {
  const allowed = new Set((environment['MALL_CONSOLE_ORIGINS'] ?? '').split(',').filter(Boolean));
  const pace = new Pace();
  let opened: Deployment | undefined;
  return async (event) => {
    const asked = await answered(() => Promise.resolve(requestOf(event)));
    if (!asked.ok) return replyOf(asked, {});
    const request = asked.data;
    const cors = corsHeaders(request.origin, allowed);
    // The browser asks beforehand whether it may.
    if (request.method === 'OPTIONS') return { statusCode: 204, headers: cors, body: '' };
    const answer = await answered(() => {
      opened ??= deployment(environment);
      return work(opened, pace, request);
    });
    return replyOf(answer, cors);
  };
}

async function work(house: Deployment, pace: Pace, { token, computer, text }: HttpRequest): Promise<unknown> {
  const body = jsonOf(text);
  const { action, input } = parsed(named, body);
  const door = Object.hasOwn(doors, action) ? doors[action] : undefined;
  if (door !== undefined) return door.run(house, { computer, token }, parsed(door.input, input ?? {}));
  const { _id, operatorId } = await sessionOf(house, token);
  pace.demand(_id, MOST_A_MINUTE, house.clock.now());
  // A session knows the member alone; WeChat's own services cannot be asked in somebody's name from here.
  return perform(house, consoleService, { memberId: operatorId, openId: '', via: 'console' }, body);
}
