/** A signature is good for a short time, so that one that went astray is worth nothing later. Pure. */
import { MINUTE_MS, type Instant } from '../../units/days';
import type { Policy } from '../../policy/policy';
import { refuse } from '../../platform/refusal';

/** Refuses `SIGNATURE_EXPIRED`, and one that is good for longer than the policy allows. */
export function demandExpiry(now: { readonly at: Instant; readonly policy: Policy }, expiry: Instant): void {
  if (expiry <= now.at) refuse('SIGNATURE_EXPIRED');
  const longest = now.policy.keys.maxExpiryMinutes;
  if (expiry > now.at + longest * MINUTE_MS)
    refuse('INVALID_INPUT', { longestMinutes: longest }, '签名的有效期过长，请校准手机时间后再试');
}
