/** The functions' own tables of actions, asked without a cloud: the whole input checked, the permission demanded. */
import cloud from 'wx-server-sdk';
import * as z from 'zod';

import type { Action } from '../../cloudfunctions/edge/action';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { afterMissedCloses } from '../../cloudfunctions/edge/missed-closes';
import { perform, type Service } from '../../cloudfunctions/edge/perform';
import { memberActions } from '../../cloudfunctions/functions/member/actions';
import { operatorActions } from '../../cloudfunctions/functions/operator/actions';
import { operatorMay } from '../../cloudfunctions/functions/operator/permissions';
import { storeActions } from '../../cloudfunctions/functions/store/actions';
import { tryOn } from '../../cloudfunctions/cashier/out/send';
import { receivePayIn } from '../../cloudfunctions/cashier/pay-in/receive';
import { takeIn } from '../../cloudfunctions/orders/paying/confirm-payment';
import { refreshRefund } from '../../cloudfunctions/orders/refunding/send-refunds';
import type { DeskNotice } from '../../cloudfunctions/platform/wechat-pay/cash-desk';
import type { Notice } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';

import { Refusal } from '../../cloudfunctions/platform/refusal';
import { isNoAnswer } from './requests';

/** Who is refused at a door is written down there; nobody reads it here. */
const quiet = () => ({ info: () => 0, log: () => 0, warn: () => 0, error: () => 0 });
Object.assign(cloud, { logger: quiet });

const SERVICES = {
  member: { actions: memberActions, operatorDoors: {} },
  store: { actions: storeActions, operatorDoors: {} },
  operator: { actions: operatorActions, operatorDoors: operatorMay },
} satisfies Readonly<Record<string, Service>>;
export type Desk = keyof typeof SERVICES;

export interface Person {
  readonly openId: string;
  readonly memberId: string;
}

export interface Asked {
  readonly desk: Desk;
  readonly action: string;
  readonly by: Person;
  readonly requestId: string;
  readonly input: unknown;
}

export async function ask(house: Deployment, asked: Asked): Promise<unknown> {
  const { desk, action: name, by, requestId, input } = asked;
  const actions: Readonly<Record<string, unknown>> = SERVICES[desk].actions;
  const found = actions[name] as Action<z.ZodType, unknown> | undefined;
  if (found === undefined) throw new Error(`there is no action ${desk}.${name}`);
  if (!found.input.safeParse(input).success)
    throw new Error(`${desk}.${name} does not take ${JSON.stringify(input)}`);
  const who = { ...by, via: 'phone' } as const;
  return perform(house, SERVICES[desk], who, { action: name, requestId, input });
}

/** What a page of a member shows; null where it is refused. */
export async function lookAt(
  house: Deployment,
  by: Person,
  action: string,
  input: unknown,
): Promise<unknown> {
  try {
    return await ask(house, { desk: 'member', action, by, requestId: `look-${action}-0`, input });
  } catch (error) {
    if (error instanceof Refusal || isNoAnswer(error)) return null;
    throw error;
  }
}

/** The same at the cash desk's address. */
export function takeDeskNotice(house: Deployment, notice: DeskNotice): Promise<void> {
  return afterMissedCloses(house, async () => {
    if (notice.kind === 'payIn') await receivePayIn(house, notice.payIn);
    if (notice.kind === 'transfer') await tryOn(house, notice.number);
  });
}

/** As `functions/payment` does, once it has read the notice. */
export function takeNotice(house: Deployment, notice: Notice): Promise<void> {
  return afterMissedCloses(house, async () => {
    if (notice.kind === 'payment') await takeIn(house, notice.payment);
    if (notice.kind === 'refund') await refreshRefund(house, notice.refundNumber);
  });
}
