/** The states of a slot's sale, as a table (rules.md §10, readings). */
import { refuse } from '../platform/refusal';

/** takenBack: by the operator, unpaid · lapsed: nobody paid in time · withdrawn: by the operator, paid, so with a refund. */
export type SaleState = 'offered' | 'paid' | 'takenBack' | 'lapsed' | 'withdrawn';
export type SaleEvent = 'pay' | 'takeBack' | 'lapse' | 'withdraw';

/** A state that is missing refuses the event. */
export const SALE_MOVES: Readonly<Record<SaleEvent, Readonly<Partial<Record<SaleState, SaleState>>>>> = {
  pay: { offered: 'paid' },
  takeBack: { offered: 'takenBack' },
  lapse: { offered: 'lapsed' },
  withdraw: { paid: 'withdrawn' },
};

const WORDS: Readonly<Record<SaleState, string>> = {
  offered: '这个广告位还没有付款',
  paid: '这个广告位已经付款',
  takenBack: '平台已收回这个广告位',
  lapsed: '这个广告位已过付款时间',
  withdrawn: '这个广告位已撤下',
};

/** The state after the event, or the refusal `WRONG_STATE` with how it stands. */
export function saleMoved(state: SaleState, event: SaleEvent): SaleState {
  return SALE_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, WORDS[state]);
}
