/** New keys that people asked for, for the operators who check identities. */
import type { Instant } from '../../units/days';
import type { BooksHouse } from '../../ledger/post';
import { pointKeys } from '../documents';
import { keyAt } from './states';

export interface AskedKey {
  readonly memberId: string;
  readonly publicKey: string;
  readonly askedAt: Instant;
  /** null: the identity has not been checked. */
  readonly effectiveAt: Instant | null;
}

/** Those asked for after `after`, oldest first; a change whose wait is over is none any more. */
export async function askedKeys(house: BooksHouse, after: Instant, limit: number): Promise<AskedKey[]> {
  const found = await house.database.find(pointKeys, {
    where: { 'next.askedAt': { gt: after } },
    orderBy: [['next.askedAt', 'asc']],
    limit,
  });
  const at = house.clock.now();
  return found.flatMap((key) => {
    const { next } = keyAt(key, at);
    if (next === null) return [];
    const { publicKey, askedAt, checked } = next;
    return [{ memberId: key._id, publicKey, askedAt, effectiveAt: checked?.effectiveAt ?? null }];
  });
}
