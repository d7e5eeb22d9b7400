/** The contract between the mini-program and the functions: types only, derived from the schemas at the edge. */
import type * as z from 'zod';

import type { ContractOf } from '../cloudfunctions/edge/action';
import type { Answer } from '../cloudfunctions/edge/answer';
import type { ConsoleDoor, consoleDoors } from '../cloudfunctions/functions/console/doors';
import type { memberActions } from '../cloudfunctions/functions/member/actions';
import type { operatorActions } from '../cloudfunctions/functions/operator/actions';
import type { storeActions } from '../cloudfunctions/functions/store/actions';
import type { RefusalCode } from '../cloudfunctions/platform/refusal-codes';

/** Function → action → its input and data. */
export interface Contract {
  readonly member: ContractOf<typeof memberActions>;
  readonly store: ContractOf<typeof storeActions>;
  readonly operator: ContractOf<typeof operatorActions>;
}

type ContractOfDoors<D> = {
  readonly [Name in keyof D]: D[Name] extends ConsoleDoor<infer Input, infer Output>
    ? { readonly input: z.input<Input>; readonly data: Output }
    : never;
};
type ShopContract = {
  readonly [Name in keyof Contract['store'] as `shop.${Name}`]: Contract['store'][Name];
};

/** What the operators' console may ask for over HTTP: its doors, every operator's action, the platform's own shop. */
export type ConsoleContract = ContractOfDoors<typeof consoleDoors> & Contract['operator'] & ShopContract;

/** Of one action of a contract. */
export type InputOf<C> = C extends { readonly input: infer Input } ? Input : never;
export type DataOf<C> = C extends { readonly data: infer Data } ? Data : never;

/** The one request form. `requestId` makes a repetition the same request. */
export interface Request<F extends keyof Contract, A extends keyof Contract[F]> {
  readonly action: A;
  readonly requestId: string;
  readonly input: InputOf<Contract[F][A]>;
}

export type { Answer, RefusalCode };
