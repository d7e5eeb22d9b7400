/** Who the operators are, and who have been. */
import type { Instant } from '../../units/days';
import { findAll } from '../../platform/database';
import { operators } from '../documents';
import type { OfficeHouse } from '../house';
import type { OperatorRole } from '../roles';
import { namesOf } from './names-of';

export interface OperatorRow {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
  /** null: named by the environment, which alone can change it. */
  readonly since: Instant | null;
}

/** A mall has a handful of them. */
export async function operatorRows(house: OfficeHouse): Promise<OperatorRow[]> {
  const first = [...house.operators];
  const [appointed, names] = await Promise.all([
    findAll(house.database, operators, {}),
    namesOf(house, first),
  ]);
  const named = first.map((id): OperatorRow => ({ id, name: names(id), roles: ['admin'], since: null }));
  const others = appointed.filter(({ _id }) => !house.operators.has(_id));
  return [...named, ...others.map(({ _id: id, name, roles, since }) => ({ id, name, roles, since }))];
}

/** Whether anybody but this person could approve as an administrator. */
export async function hasAnotherAdmin(house: OfficeHouse, memberId: string): Promise<boolean> {
  const rows = await operatorRows(house);
  return rows.some(({ id, roles }) => id !== memberId && roles.includes('admin'));
}
