/** How a merchant leaves the mall and comes back, as a table (rules.md §12). */
import { refuse } from '../../platform/refusal';

/**
 * waiting: asked for, its customers are served to the end · closed: it has left · returning: its owner asks to come
 * back · returned: it has.
 */
export type DepartureState = 'waiting' | 'cancelled' | 'closed' | 'returning' | 'returned';
export type DepartureEvent = 'ask' | 'stay' | 'close' | 'askBack' | 'refuseBack' | 'readmit';

type Moves = Readonly<Partial<Record<DepartureState, DepartureState>>>;

/** What an event makes of each state; a state that is missing refuses the event. */
export const DEPARTURE_MOVES: Readonly<Record<DepartureEvent, Moves>> = {
  ask: { cancelled: 'waiting', returned: 'waiting' },
  stay: { waiting: 'cancelled' },
  close: { waiting: 'closed' },
  askBack: { closed: 'returning' },
  refuseBack: { returning: 'closed' },
  readmit: { returning: 'returned' },
};

const SENTENCES: Readonly<Record<DepartureState, string>> = {
  waiting: '商家正在办理退出',
  cancelled: '退出申请已经撤回',
  closed: '商家已经退出商城',
  returning: '返回申请正在审核',
  returned: '商家已经返回商城',
};

/** The state after the event, or the refusal `WRONG_STATE`. */
export function movedDeparture(state: DepartureState, event: DepartureEvent): DepartureState {
  return DEPARTURE_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, SENTENCES[state]);
}
