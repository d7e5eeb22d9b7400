/** Which policy is in force on a day: the latest that has begun. */
import type { Policy } from '../../cloudfunctions/policy/policy';
import type { Export } from './export';

export function policyVersionOn(books: Export, day: string): string | null {
  let latest: { readonly version: string; readonly from: string } | null = null;
  for (const { _id: version, effectiveFrom: from } of books.all('policies').values())
    if (from <= day && (latest === null || from > latest.from)) latest = { version, from };
  return latest?.version ?? null;
}

export function policyOf(books: Export, version: string): Policy | null {
  return books.all('policies').get(version)?.policy ?? null;
}

export function policyOn(books: Export, day: string): Policy | null {
  return policyOf(books, policyVersionOn(books, day) ?? '');
}
