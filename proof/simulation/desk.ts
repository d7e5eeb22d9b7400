/** The functions' own tables of actions, asked without a cloud: the whole input checked, the permission demanded. */
import * as z from 'zod';

import type { Action } from '../../cloudfunctions/edge/action';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { demand } from '../../cloudfunctions/edge/identity';
import { afterMissedCloses } from '../../cloudfunctions/edge/serve';
import { memberActions } from '../../cloudfunctions/functions/member/actions';
import { operatorActions } from '../../cloudfunctions/functions/operator/actions';
import { storeActions } from '../../cloudfunctions/functions/store/actions';
import { takeIn } from '../../cloudfunctions/orders/paying/confirm-payment';
import { refreshRefund } from '../../cloudfunctions/orders/refunding/send-refunds';
import type { Notice } from '../../cloudfunctions/platform/wechat-pay/wechat-pay';

const TABLES = { member: memberActions, store: storeActions, operator: operatorActions };
export type Desk = keyof typeof TABLES;

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
  const table: Readonly<Record<string, unknown>> = TABLES[desk];
  const found = table[name] as Action<z.ZodType, unknown> | undefined;
  if (found === undefined) throw new Error(`there is no action ${desk}.${name}`);
  const read = found.input.safeParse(input);
  if (!read.success) throw new Error(`${desk}.${name} does not take ${JSON.stringify(input)}`);
  const standing = await demand(house, by.memberId, found.permission, read.data);
  return afterMissedCloses(house, () => found.run(house, { ...by, requestId, standing }, read.data));
}

/** As `functions/payment` does, once it has read the notice. */
export function takeNotice(house: Deployment, notice: Notice): Promise<void> {
  return afterMissedCloses(house, async () => {
    if (notice.kind === 'payment') await takeIn(house, notice.payment);
    if (notice.kind === 'refund') await refreshRefund(house, notice.refundNumber);
  });
}
