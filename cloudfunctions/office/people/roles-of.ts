/** The roles that a person has now; none for whoever is no operator. */
import type { OfficeHouse } from '../house';
import { operators } from '../documents';
import type { OperatorRole } from '../roles';

export async function rolesOf(
  { operators: first, database }: OfficeHouse,
  memberId: string,
): Promise<readonly OperatorRole[]> {
  // Who stands in the environment cannot be locked out by a document.
  if (first.has(memberId)) return ['admin'];
  return (await database.get(operators, memberId))?.roles ?? [];
}
