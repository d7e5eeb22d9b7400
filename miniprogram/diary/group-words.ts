/** What is said of groups of customers and of messages to them. */
import type { DataOf } from '../services/api';

export type GroupPage = DataOf<'store', 'customerGroups'>;
export type Group = GroupPage['groups'][number];
export type GroupKind = Group['kind'];

const NAMES: Readonly<Record<GroupKind, string>> = {
  new: '新客',
  returning: '老客',
  asleep: '沉睡客',
  treatment: '做过这个项目',
};

export function groupName(kind: GroupKind): string {
  return NAMES[kind];
}

export function groupMeaning(kind: GroupKind, { newDays, asleepDays }: GroupPage['limits']): string {
  const meanings: Readonly<Record<GroupKind, string>> = {
    new: `${newDays} 天内第一次来，来过 1 次`,
    returning: `来过 2 次以上，${asleepDays} 天内来过`,
    asleep: `${asleepDays} 天没有来`,
    treatment: '做过所选项目的顾客',
  };
  return meanings[kind];
}

/** "共 12 人，现在能收到 5 人" */
export function reachText({ count, isMore, reachable }: Group): string {
  return `共 ${count}${isMore ? ' 人以上' : ' 人'}，现在能收到 ${reachable} 人`;
}
