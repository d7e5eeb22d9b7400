/** The contract between the mini-program and the functions: types only, derived from the schemas at the edge. */
import type { ContractOf } from '../cloudfunctions/edge/action';
import type { Answer } from '../cloudfunctions/edge/serve';
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

/** The one request form. `requestId` makes a repetition the same request. */
export interface Request<F extends keyof Contract, A extends keyof Contract[F]> {
  readonly action: A;
  readonly requestId: string;
  readonly input: Contract[F][A] extends { readonly input: infer Input } ? Input : never;
}

export type { Answer, RefusalCode };
