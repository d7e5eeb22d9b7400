/** What operators are called among operators. */
import { getAll } from '../../platform/database';
import { operators } from '../documents';
import type { OfficeHouse } from '../house';

/** Of the environment's, until they are given a name. */
const FIRST = '管理员';

export async function namesOf(
  { database, operators: first }: OfficeHouse,
  memberIds: readonly string[],
): Promise<(memberId: string) => string> {
  const known = await getAll(database, operators, memberIds);
  return (memberId) => known.get(memberId)?.name ?? (first.has(memberId) ? FIRST : memberId);
}

export async function nameOf(house: OfficeHouse, memberId: string): Promise<string> {
  return (await namesOf(house, [memberId]))(memberId);
}
