/** The role, how far sales carry to the next, and how an application stands. Pure. */
import { rateText, yuanText } from '../../services/amounts';
import { dayText, dayWords } from '../../services/times';
import { ROLE_WORDS, roleWord, type Team } from '../role-words';

export interface Step {
  readonly name: string;
  readonly needs: string;
  readonly rates: string;
  readonly isNow: boolean;
}

export interface RoleView {
  readonly role: string;
  readonly isActive: boolean;
  readonly next: string;
  readonly salesFen: number;
  readonly neededFen: number;
  readonly missing: string;
  /** Whole percent, for the bar alone. */
  readonly percent: number;
  readonly canApply: boolean;
  readonly application: string;
  readonly applicationTone: 'good' | 'warn' | 'second';
  readonly answer: string;
  readonly ladder: readonly Step[];
  readonly changes: readonly string[];
  readonly levels: string;
}

const WHOLE = 100;

export const NO_ROLE: RoleView = {
  ...{ role: '', isActive: false, next: '', salesFen: 0, neededFen: 0, missing: '', percent: 0 },
  ...{
    canApply: false,
    application: '',
    applicationTone: 'second',
    answer: '',
    ladder: [],
    changes: [],
    levels: '',
  },
};

export function viewOfTeam(team: Team): RoleView {
  const { next, isActive, customerSalesFen, application, levels } = team;
  const isOpen = application?.state === 'applied';
  return {
    role: roleWord(team),
    isActive,
    next: next === null ? '' : ROLE_WORDS[next.role],
    salesFen: customerSalesFen,
    neededFen: next?.neededFen ?? 0,
    missing: next === null || next.missingFen === 0 ? '' : yuanText(next.missingFen),
    percent: next === null ? WHOLE : percentOf(customerSalesFen, next.neededFen),
    canApply: isActive && next !== null && next.missingFen === 0 && !isOpen,
    ...applicationWords(application),
    ladder: team.ladder.map((step) => ({
      name: ROLE_WORDS[step.role],
      needs: step.neededFen === 0 ? '开通会员' : `直接顾客成交满 ${yuanText(step.neededFen)}，并通过审核`,
      rates: `线上 ${rateText(step.onlineBp)} · 到店 ${rateText(step.storeBp)}`,
      isNow: isActive && step.role === team.role,
    })),
    changes: team.changes.map(({ to, day }) => `${dayWords(day)}成为${ROLE_WORDS[to]}`).reverse(),
    levels:
      levels === 1
        ? '每笔订单只奖励一位：直接分享的人'
        : `每笔订单最多奖励 ${levels} 位，上面的人只拿高出的差额`,
  };
}

/** Never full before it is. */
function percentOf(fen: number, ofFen: number): number {
  return ofFen === 0 ? WHOLE : Math.min(WHOLE, Math.floor((Math.max(0, fen) * WHOLE) / ofFen));
}

function applicationWords(
  application: Team['application'],
): Pick<RoleView, 'application' | 'applicationTone' | 'answer'> {
  if (application === null) return { application: '', applicationTone: 'second', answer: '' };
  const { role, state, appliedAt, answer } = application;
  const name = ROLE_WORDS[role];
  const told = {
    applied: [`${dayText(appliedAt)}申请了${name}，审核中，结果会通知您`, 'warn'],
    approved: [`${name}的申请已通过，从下一笔完成的订单起按新角色计`, 'good'],
    refused: [`${name}的申请没有通过，可以再次申请`, 'second'],
  } as const;
  const [text, tone] = told[state];
  return { application: text, applicationTone: tone, answer: answer ?? '' };
}
