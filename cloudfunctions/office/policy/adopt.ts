/** A policy is proposed and, once approved, adopted: what is never allowed is refused both times. */
import { adoptPolicy, demandComing, type Adoption } from '../../ledger/adopt-policy';
import type { BooksHouse } from '../../ledger/post';
import { readState } from '../../ledger/read-holders';
import type { PolicyDocument } from '../../ledger/state';
import { refuse } from '../../platform/refusal';
import { tryPolicy } from './history';

export async function demandAdoptable(house: BooksHouse, { policy, effectiveFrom }: Adoption): Promise<void> {
  const [{ check, current }, state] = await Promise.all([tryPolicy(house, policy), readState(house)]);
  demandComing(state, house, effectiveFrom);
  if (policy.profile !== current.profile)
    refuse('POLICY_REFUSED', { rule: 'profile' }, '方案由部署时指定，不能在这里更换');
  const never = check.marks.find(({ level }) => level === 'never');
  if (never !== undefined)
    refuse('POLICY_REFUSED', { rule: never.rule }, `不能采用：${never.title}，${never.detail}`);
}

export async function adopt(house: BooksHouse, adoption: Adoption): Promise<PolicyDocument> {
  await demandAdoptable(house, adoption);
  return adoptPolicy(house, adoption);
}
