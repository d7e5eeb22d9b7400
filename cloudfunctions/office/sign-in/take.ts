/** The computer's side: it asks until a phone has answered, and takes its session once. */
import { MINUTE_MS, type Instant } from '../../units/days';
import type { Transaction } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { sessions, signIns, type SignIn } from '../documents';
import type { OfficeHouse } from '../house';
import { nameOf } from '../people/names-of';
import { rolesOf } from '../people/roles-of';
import { persist } from '../persist';
import type { OperatorRole } from '../roles';
import { isSecret, newSecret, secretHash } from './secrets';

const SESSION_MS = 8 * 60 * MINUTE_MS;
/** Wrong secrets for one code; whoever has begun never sends one. */
const MOST_WRONG = 5;

export interface OpenedSession {
  /** Goes into `authorization: Bearer …` of every later call. */
  readonly session: string;
  readonly operator: { readonly id: string; readonly name: string; readonly roles: readonly OperatorRole[] };
  readonly expiresAt: Instant;
}

export type TakenSession =
  | ({ readonly state: 'signedIn' } & OpenedSession)
  /** Nobody has answered yet · the person said no · nobody answered in time. */
  | { readonly state: 'waiting' | 'refused' | 'expired' };

export async function takeSession(
  house: OfficeHouse,
  { signInId, secret }: { readonly signInId: string; readonly secret: string },
): Promise<TakenSession> {
  const found = (await house.database.get(signIns, signInId)) ?? refuse('CODE_UNKNOWN');
  await demandSecret(house, found, secret);
  const now = house.clock.now();
  if (found.state === 'refused') return { state: 'refused' };
  if (found.state === 'taken') return refuse('CODE_USED');
  if (found.expiresAt <= now) return { state: 'expired' };
  if (found.operatorId === null) return { state: 'waiting' };
  const [roles, name] = await Promise.all([
    rolesOf(house, found.operatorId),
    nameOf(house, found.operatorId),
  ]);
  if (roles.length === 0) refuse('FORBIDDEN');
  const session = newSecret();
  const expiresAt = now + SESSION_MS;
  await persist(house, (transaction) => open(transaction, found, { session, now, expiresAt }));
  return { state: 'signedIn', session, operator: { id: found.operatorId, name, roles }, expiresAt };
}

async function open(
  transaction: Transaction,
  { _id }: SignIn,
  {
    session,
    now,
    expiresAt,
  }: { readonly session: string; readonly now: Instant; readonly expiresAt: Instant },
): Promise<void> {
  const signIn = await transaction.get(signIns, _id);
  if (signIn?.state !== 'confirmed' || signIn.operatorId === null) return refuse('CODE_USED');
  const { operatorId, computer } = signIn;
  await Promise.all([
    transaction.put(signIns, { ...signIn, state: 'taken' }),
    transaction.insert(sessions, {
      ...{ _id: secretHash(session), operatorId, computer },
      ...{ startedAt: now, expiresAt, endedAt: null },
    }),
  ]);
}

/** Wrong ones are counted before they are answered: guesses at once meet each other in the document. */
async function demandSecret(house: OfficeHouse, found: SignIn, secret: string): Promise<void> {
  if (found.wrong >= MOST_WRONG) refuse('RATE_LIMITED');
  if (isSecret(secret, found.secretHash)) return;
  await persist(house, async (transaction) => {
    const known = (await transaction.get(signIns, found._id)) ?? found;
    await transaction.put(signIns, { ...known, wrong: known.wrong + 1 });
  });
  refuse('FORBIDDEN');
}
