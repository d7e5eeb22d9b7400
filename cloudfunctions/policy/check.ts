/** The marks that a policy trips, the forbidden ones first. Pure; for the console, a proposal and a deployment. */
import type { Around, MarkLevel } from './mark';
import { MARKS } from './marks';
import { NEVER } from './never';
import type { Policy } from './policy';

export interface Mark {
  readonly rule: string;
  readonly level: MarkLevel;
  readonly title: string;
  readonly detail: string;
}

export interface PolicyCheck {
  /** Nothing that is never allowed. */
  readonly isAllowed: boolean;
  readonly marks: readonly Mark[];
}

export function checkPolicy(policy: Policy, around: Around = { price: null }): PolicyCheck {
  const marks = [...NEVER, ...MARKS].flatMap(({ rule, level, title, trips }): Mark[] => {
    const detail = trips(policy, around);
    return detail === null ? [] : [{ rule, level, title, detail }];
  });
  return { isAllowed: marks.every(({ level }) => level !== 'never'), marks };
}

/** For a terminal: a line a mark. */
export function checkText(policy: Policy, { isAllowed, marks }: PolicyCheck): string {
  const lines = marks.map(
    ({ level, title, rule, detail }) =>
      `  ${level === 'never' ? '✗ 不允许' : '· 需留意'}  ${title}（${rule}）：${detail}`,
  );
  const verdict = isAllowed ? '可以采用' : '不能采用';
  return [`规则 ${policy.version}（${policy.profile}）：${verdict}，标记 ${marks.length} 项`, ...lines].join(
    '\n',
  );
}
