/** The states of an application (for a role, for a city) as a table. */
import { refuse } from '../platform/refusal';

export type ApplicationState = 'applied' | 'approved' | 'refused';
export type ApplicationEvent = 'apply' | 'approve' | 'refuse';

/** Nothing before the first application is `none`; a state that is missing refuses the event. */
export const APPLICATION_MOVES: Readonly<
  Record<ApplicationEvent, Readonly<Partial<Record<ApplicationState | 'none', ApplicationState>>>>
> = {
  apply: { none: 'applied', refused: 'applied', approved: 'applied' },
  approve: { applied: 'approved' },
  refuse: { applied: 'refused' },
};

export function applicationAfter(
  state: ApplicationState | 'none',
  event: ApplicationEvent,
): ApplicationState {
  return (
    APPLICATION_MOVES[event][state] ??
    refuse('WRONG_STATE', { state, event }, '申请的状态已变化，请刷新后再试')
  );
}

/** Whoever decides is neither the applicant nor the one who brought it (rules.md §8). */
export function refuseOwnDecision(deciderId: string, applicantId: string, referrerId: string | null): void {
  if (deciderId === applicantId || deciderId === referrerId)
    refuse('FORBIDDEN', {}, '审批人不能是申请人本人或其推荐人，请交由其他同事处理');
}
