/** What the recomputation found, in words. Pure. */
import { readDays, readOwn } from '../verify/csv';
import { recompute, type Compared } from '../verify/recompute';
import { dayWords } from '../../services/times';

export interface UnequalDay {
  readonly day: string;
  readonly name: string;
  readonly told: string;
  readonly found: string;
}

export interface Verdict {
  readonly title: string;
  readonly tone: 'good' | 'warn' | 'second';
  readonly hint: string;
  readonly unequal: readonly UnequalDay[];
  /** Every day with its result, newest first. */
  readonly days: readonly { readonly day: string; readonly name: string; readonly isEqual: boolean }[];
}

/** Throws a sentence where the files do not fit together. */
export function verdictOf(days: string, own: string): Verdict {
  const compared = recompute(readDays(days), readOwn(own)).reverse();
  const unequal = compared.filter(({ isEqual }) => !isEqual);
  const count = compared.length;
  return {
    ...headline(count, unequal.length),
    unequal: unequal.map(unequalDay),
    days: compared.map(({ day, isEqual }) => ({ day, name: dayWords(day), isEqual })),
  };
}

function headline(count: number, unequal: number): Pick<Verdict, 'title' | 'tone' | 'hint'> {
  if (count === 0)
    return { title: '您还没有可以核对的日子', tone: 'second', hint: '加入后的第二天起就可以核对' };
  if (unequal === 0)
    return {
      title: `${count} 天，天天相等`,
      tone: 'good',
      hint: '手机用公示的数据重算了您的每一天，与账本一致',
    };
  return {
    title: `${count} 天里有 ${unequal} 天不相等`,
    tone: 'warn',
    hint: '请把公示文件和这一页的截图发给客服，我们会查明并答复您',
  };
}

function unequalDay({ day, points, recomputedPoints, svLeft, recomputedSvLeft }: Compared): UnequalDay {
  return {
    day,
    name: dayWords(day),
    told: `账本 ${decimal(points, 6)} 积分，剩余 ${decimal(svLeft, 4)} 共享值`,
    found: `重算 ${decimal(recomputedPoints, 6)} 积分，剩余 ${decimal(recomputedSvLeft, 4)} 共享值`,
  };
}

/** A figure that is below nothing only comes from files that were changed, and is shown as it is. */
function decimal(units: bigint, places: number): string {
  const digits = String(units < BigInt(0) ? -units : units).padStart(places + 1, '0');
  return `${units < BigInt(0) ? '−' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
