/** Who works for a merchant: one document a merchant and person, found by its id. */
import type { Reader } from '../../platform/database';
import { employments, type Employment } from '../documents';

export function employmentId(merchantId: string, memberId: string): string {
  return `${merchantId}:${memberId}`;
}

/** The employments of these people at these merchants that there are or were, by id. */
export function loadEmployments(
  reader: Reader,
  pairs: readonly { readonly merchantId: string; readonly memberId: string }[],
): Promise<Map<string, Employment>> {
  const ids = pairs.map(({ merchantId, memberId }) => employmentId(merchantId, memberId));
  return reader.getMany(employments, [...new Set(ids)]);
}
