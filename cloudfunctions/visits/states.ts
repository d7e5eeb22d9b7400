/** The states of a visit at home, as a table, and what each makes of the order. */
import { refuse } from '../platform/refusal';

export type VisitState = 'placed' | 'assigned' | 'onTheWay' | 'arrived' | 'done' | 'cancelled' | 'failed';
export type VisitEvent = 'assign' | 'move' | 'depart' | 'arrive' | 'finish' | 'cancel' | 'fail';

export const VISIT_MOVES: Readonly<Record<VisitEvent, Readonly<Partial<Record<VisitState, VisitState>>>>> = {
  assign: { placed: 'assigned', assigned: 'assigned' },
  // Another time needs somebody who has it.
  move: { placed: 'placed', assigned: 'placed' },
  depart: { assigned: 'onTheWay' },
  arrive: { onTheWay: 'arrived' },
  finish: { arrived: 'done' },
  cancel: { placed: 'cancelled', assigned: 'cancelled' },
  fail: { onTheWay: 'failed', arrived: 'failed' },
};

/** What people read; at most five letters, which is what a message takes. */
export const VISIT_WORDS: Readonly<Record<VisitState, string>> = {
  placed: '待安排',
  assigned: '已安排',
  onTheWay: '已出发',
  arrived: '已到达',
  done: '已完成',
  cancelled: '已取消',
  failed: '未完成',
};

/** Those that hold a window, and a use of a service. */
export const LIVE_STATES: readonly VisitState[] = ['placed', 'assigned', 'onTheWay', 'arrived'];

/** The state after the event, or the refusal `WRONG_STATE`. */
export function afterVisitEvent(state: VisitState, event: VisitEvent): VisitState {
  return VISIT_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, `到家单${VISIT_WORDS[state]}`);
}
