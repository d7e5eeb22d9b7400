/** What whoever deploys reads of the policy before anything is changed; refuses one that holds what is never allowed. */
import { checkPolicy, checkText } from '../cloudfunctions/policy/check';
import type { Policy } from '../cloudfunctions/policy/policy';

export function reviewOf(policy: Policy): string {
  const check = checkPolicy(policy);
  const text = checkText(policy, check);
  if (!check.isAllowed) throw new Error(text);
  return text;
}
