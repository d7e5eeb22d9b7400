/** What whoever deploys reads of the policy before anything is changed. */
import type { Policy } from '../cloudfunctions/policy/policy';

export function reviewOf(policy: Policy): string {
  return `规则 ${policy.version}，档位 ${policy.profile}`;
}
