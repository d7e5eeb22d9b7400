/** Operators are appointed, get other roles, and leave (no roles). */
import type { Transaction } from '../../platform/database';
import { operators, type Operator } from '../documents';
import type { OfficeHouse } from '../house';
import { persist } from '../persist';
import type { OperatorRole } from '../roles';

export interface Appointment {
  readonly memberId: string;
  readonly name: string;
  readonly roles: readonly OperatorRole[];
}

export function appoint(house: OfficeHouse, { memberId, name, roles }: Appointment): Promise<Operator> {
  return persist(house, async (transaction: Transaction) => {
    const known = await transaction.get(operators, memberId);
    const now = house.clock.now();
    const operator: Operator = {
      ...{ _id: memberId, name, roles: [...new Set(roles)] },
      ...{ since: known?.since ?? now, changedAt: now },
    };
    await transaction.put(operators, operator);
    return operator;
  });
}

/** As an appointment stands, before another one; null of somebody who never had one. */
export async function appointmentOf(
  { database }: OfficeHouse,
  memberId: string,
): Promise<Omit<Appointment, 'memberId'> | null> {
  const known = await database.get(operators, memberId);
  return known === null ? null : { name: known.name, roles: known.roles };
}
