/** The states of a tip, as a table (rules.md §6). */
import type { Instant } from '../units/days';
import { refuse } from '../platform/refusal';

/**
 * offered: waits for the customer · confirmed: SV and rewards are given · declined by the customer ·
 * withdrawn by staff · lapsed: nobody answered in time · reversed by an operator.
 */
export type TipState = 'offered' | 'confirmed' | 'declined' | 'withdrawn' | 'lapsed' | 'reversed';
export type TipEvent = 'confirm' | 'decline' | 'withdraw' | 'reverse' | 'offerAgain';

/** What an event makes of each state; a state that is missing refuses the event. */
const TIP_MOVES: Readonly<Record<TipEvent, Readonly<Partial<Record<TipState, TipState>>>>> = {
  confirm: { offered: 'confirmed' },
  decline: { offered: 'declined' },
  withdraw: { offered: 'withdrawn' },
  reverse: { confirmed: 'reversed' },
  // A receipt counts once; until it did, it may be offered anew.
  offerAgain: { declined: 'offered', withdrawn: 'offered', lapsed: 'offered' },
};

const WORDS: Readonly<Record<TipState, string>> = {
  offered: '这笔打赏正在等顾客确认',
  confirmed: '这笔打赏已经确认',
  declined: '顾客没有接受这笔打赏',
  withdrawn: '门店已撤回这笔打赏',
  lapsed: '这笔打赏已过期，请店员重新发起',
  reversed: '这笔打赏已被撤销',
};

/** Nothing is held for an offer, so its end needs no timer: it has lapsed when its time is over. */
export function stateAt(
  { state, expiresAt }: { readonly state: TipState; readonly expiresAt: Instant },
  at: Instant,
): TipState {
  return state === 'offered' && at > expiresAt ? 'lapsed' : state;
}

/** The state after the event, or the refusal `WRONG_STATE`. */
export function tipMoved(state: TipState, event: TipEvent): TipState {
  return TIP_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, WORDS[state]);
}
