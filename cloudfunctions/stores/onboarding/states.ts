/** The states of a merchant's application, as a table (rules.md §12). */
import { refuse } from '../../platform/refusal';

/** approved: reviewed, and waits for its opening stock. */
export type ApplicationState = 'draft' | 'submitted' | 'refused' | 'approved' | 'opened';
export type ApplicationEvent = 'fill' | 'submit' | 'refuse' | 'approve' | 'open' | 'readmit';

type Moves = Readonly<Partial<Record<ApplicationState, ApplicationState>>>;

/** What an event makes of each state; a state that is missing refuses the event. */
export const APPLICATION_MOVES: Readonly<Record<ApplicationEvent, Moves>> = {
  fill: { draft: 'draft', refused: 'refused' },
  submit: { draft: 'submitted', refused: 'submitted' },
  refuse: { submitted: 'refused' },
  approve: { submitted: 'approved' },
  open: { approved: 'opened' },
  /** It left with its stock burned and comes back (stores/departing). */
  readmit: { opened: 'approved' },
};

const SENTENCES: Readonly<Record<ApplicationState, string>> = {
  draft: '申请还没有提交',
  submitted: '申请正在审核，暂时不能修改',
  refused: '申请未通过，请修改后重新提交',
  approved: '申请已经通过审核',
  opened: '商家已经开业',
};

/** The state after the event, or the refusal `WRONG_STATE`. */
export function movedApplication(state: ApplicationState, event: ApplicationEvent): ApplicationState {
  return APPLICATION_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event }, SENTENCES[state]);
}
