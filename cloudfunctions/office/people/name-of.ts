/** What an operator is called among operators. */
import type { OfficeHouse } from '../house';
import { operators } from '../documents';

const FIRST = '管理员';

export async function nameOf({ database }: OfficeHouse, memberId: string): Promise<string> {
  return (await database.get(operators, memberId))?.name ?? FIRST;
}
