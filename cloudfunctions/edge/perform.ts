/** One call of an action by somebody who is known: the door, the whole input, the log of operators, the work. */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import type { Via } from '../office/documents';
import { loggedDatabase } from '../office/log/logged-database';
import { noteDenial, noteReading } from '../office/log/note';
import type { Act } from '../office/log/record';
import type { OperatorDoor, OperatorDoors } from '../office/roles';
import { withDatabase } from '../office/with-database';
import { Refusal } from '../platform/refusal';
import type { Action, Actions, Caller } from './action';
import { parsed } from './answer';
import type { Deployment } from './environment';
import { demandOperator, demandStaff } from './identity';
import { afterMissedCloses } from './missed-closes';
import type { Pace } from './pace';
import { mostAMinute } from './pace-limits';

/** The actions of a function; those for operators have a row each. */
export interface Service {
  readonly actions: Actions;
  readonly operatorDoors: OperatorDoors;
  /** Of the instance that serves; without one nobody is too fast. */
  readonly pace?: Pace;
}

/** Who calls, as the platform or a session says. */
export interface Who {
  readonly memberId: string;
  readonly openId: string;
  readonly via: Via;
}

const requestForm = z.strictObject({
  action: z.string().max(60),
  requestId: z.string().regex(/^[\w-]{8,64}$/),
  input: z.unknown(),
});

type AnyAction = Action<z.ZodType, unknown>;

export async function perform(
  house: Deployment,
  service: Service,
  who: Who,
  request: unknown,
): Promise<unknown> {
  const { action: name, requestId, input } = parsed(requestForm, request);
  const found = Object.hasOwn(service.actions, name) ? (service.actions[name] as AnyAction) : undefined;
  if (found === undefined) throw new Refusal('INVALID_INPUT', { action: name }, '没有这个操作');
  service.pace?.demand(`${who.memberId} ${name}`, mostAMinute(name), house.clock.now());
  const door = Object.hasOwn(service.operatorDoors, name) ? service.operatorDoors[name] : undefined;
  const checked = parsed(found.input, input ?? {});
  const act = { byId: who.memberId, via: who.via, action: name, requestId, input: checked };
  try {
    const caller = await admit(house, found, door, who, { requestId, action: name, checked });
    const own = await inOffice(house, door, { ...act, roles: caller.operatorRoles });
    return await afterMissedCloses(house, () => found.run(own, caller, checked));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'FORBIDDEN') await denied(house, found, act);
    throw error;
  }
}

async function admit(
  house: Deployment,
  { permission }: AnyAction,
  door: OperatorDoor | undefined,
  { memberId, openId }: Who,
  { requestId, action, checked }: Pick<Caller, 'requestId' | 'action'> & { readonly checked: unknown },
): Promise<Caller> {
  const caller = { memberId, openId, requestId, action };
  if (permission === 'visitor') return { ...caller, standing: null, operatorRoles: [] };
  if (permission === 'operator')
    return { ...caller, standing: null, operatorRoles: await demandOperator(house, memberId, door) };
  return { ...caller, ...(await demandStaff(house, memberId, permission, checked)) };
}

/** The house as it is, or one that writes down what an operator does in it. */
async function inOffice(house: Deployment, door: OperatorDoor | undefined, act: Act): Promise<Deployment> {
  if (act.roles.length === 0) return house;
  if (door?.isPersonal === true) await noteReading(house, act);
  const database = loggedDatabase(house.database, act, () => house.clock.now());
  return withDatabase(house, database);
}

async function denied(house: Deployment, { permission }: AnyAction, act: Omit<Act, 'roles'>): Promise<void> {
  if (permission === 'operator') await noteDenial(house, { ...act, roles: [] });
  else cloud.logger().warn({ refused: 'FORBIDDEN', action: act.action, memberId: act.byId });
}
