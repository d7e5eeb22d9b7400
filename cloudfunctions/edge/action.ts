/** What an action is: its input, who may call it, what it does (rules.md §14, §15). */
import type * as z from 'zod';

import type { CashierHouse } from '../cashier/house';
import type { CodeHouse } from '../codes/picture';
import type { TalkingHouse } from '../community/house';
import type { CustodyHouse } from '../custody/house';
import type { MessagingHouse } from '../messages/house';
import type { OfficeHouse } from '../office/house';
import type { OperatorRole } from '../office/roles';
import type { CashHouse } from '../orders/cash-house';
import type { PictureStore } from '../platform/pictures/picture-store';
import type { StaffPermission, StaffStanding } from '../stores/staff/permission';

/**
 * `visitor`: anybody with a WeChat identity · `operator`: of the platform, as the row of the operators' table says
 * (functions/operator/permissions.ts) · else the staff of the merchant, and of
 * the store where it is about one, that the input names by `merchantId` and `storeId`.
 */
export type Permission = 'visitor' | 'operator' | StaffPermission;

export interface Caller {
  /** Derived from the OPENID that the platform hands over, never from the request. */
  readonly memberId: string;
  /** For WeChat's own services alone; kept nowhere but beside a consent to messages. */
  readonly openId: string;
  readonly requestId: string;
  /** The action's own name. */
  readonly action: string;
  /** As what the caller acts, as the check found it; null where the action is not for staff. */
  readonly standing: StaffStanding | null;
  /** Of an operator; empty for everybody else. */
  readonly operatorRoles: readonly OperatorRole[];
}

/** As what the caller of an action for staff acts. */
export function standingOf({ standing }: Caller): StaffStanding {
  if (standing === null) throw new Error('this action is not for staff');
  return standing;
}

/** Everything that a use case may need of the world. */
export type ActionHouse = CashHouse &
  CashierHouse &
  TalkingHouse &
  CodeHouse &
  MessagingHouse &
  CustodyHouse &
  OfficeHouse & { readonly pictures: PictureStore };

export interface Action<Input extends z.ZodType, Output> {
  readonly permission: Permission;
  readonly input: Input;
  readonly run: (house: ActionHouse, caller: Caller, input: z.output<Input>) => Promise<Output>;
}

/** Keeps the types of input and output together. */
export function action<Input extends z.ZodType, Output>(spec: Action<Input, Output>): Action<Input, Output> {
  return spec;
}

export type Actions = Readonly<Record<string, Action<z.ZodType, unknown>>>;

/** Request and answer of every action of a function, for typings/. */
export type ContractOf<A> = {
  readonly [Name in keyof A]: A[Name] extends Action<infer Input, infer Output>
    ? { readonly input: z.input<Input>; readonly data: Output }
    : never;
};
