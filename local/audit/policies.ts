/** Which policy is in force on a day: the latest that has begun. */
import type { PolicyDocument } from '../../cloudfunctions/ledger/state';
import type { Policy } from '../../cloudfunctions/policy/policy';
import type { Export } from './export';

export function policyVersionOn(books: Export, day: string): string | null {
  let latest: PolicyDocument | null = null;
  for (const policy of books.all('policies').values())
    if (policy.effectiveFrom <= day && (latest === null || isLater(policy, latest))) latest = policy;
  return latest?._id ?? null;
}

/** Of two for one day the one that was adopted later counts. */
function isLater(one: PolicyDocument, other: PolicyDocument): boolean {
  if (one.effectiveFrom !== other.effectiveFrom) return one.effectiveFrom > other.effectiveFrom;
  return one.adoptedAt > other.adoptedAt;
}

export function policyOf(books: Export, version: string): Policy | null {
  return books.all('policies').get(version)?.policy ?? null;
}

export function policyOn(books: Export, day: string): Policy | null {
  return policyOf(books, policyVersionOn(books, day) ?? '');
}
