/** The merchants' accounts: what is paid comes in, refunds and transfers go out, every movement is kept. */
import type { Flow, Trade } from './documents';
import { flowNo } from './ids';
import type { State } from './store/state';

export type Movement = Omit<Flow, 'flowNo' | 'balanceFen'>;

/** The account of an order's money. */
export function accountOf({ subMchid, mchid }: Pick<Trade, 'subMchid' | 'mchid'>): string {
  return subMchid ?? mchid;
}

export function balanceOf(state: State, account: string): number {
  return state.balances.get(account)?.fen ?? 0;
}

/** Books a movement; the caller has seen to it that the balance suffices. */
export function move(state: State, movement: Movement): void {
  const fen = balanceOf(state, movement.account) + movement.amountFen;
  state.balances.put({ account: movement.account, fen });
  state.flows.put({ ...movement, flowNo: flowNo(movement.account, movement.at), balanceFen: fen });
}
