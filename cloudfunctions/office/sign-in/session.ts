/** Who a session belongs to, with the roles that the person has at this moment. */
import { refuse } from '../../platform/refusal';
import { sessions, type Session } from '../documents';
import type { OfficeHouse } from '../house';
import { persist } from '../persist';
import { secretHash } from './secrets';

/** `SIGNED_OUT` when there is none, or its time is over. */
export async function sessionOf(house: OfficeHouse, token: string): Promise<Session> {
  const session = token === '' ? null : await house.database.get(sessions, secretHash(token));
  const isOver = session === null || session.endedAt !== null || session.expiresAt <= house.clock.now();
  return isOver ? refuse('SIGNED_OUT') : session;
}

/** Ends it; one that has ended stays so. */
export function signOut(house: OfficeHouse, token: string): Promise<{ readonly isOut: true }> {
  return persist(house, async (transaction) => {
    const session = await transaction.get(sessions, secretHash(token));
    if (session !== null && session.endedAt === null)
      await transaction.put(sessions, { ...session, endedAt: house.clock.now() });
    return { isOut: true };
  });
}
