/** The phone's side: which computer asks, and the operator's yes or no. */
import type { Instant } from '../../units/days';
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { signIns, type Computer, type SignIn } from '../documents';
import { persist } from '../persist';
import { countTry } from './limits';

export interface SignInView {
  readonly state: SignIn['state'];
  readonly computer: Computer;
  readonly startedAt: Instant;
  readonly expiresAt: Instant;
}

export async function askedSignIn(house: House, code: string, memberId: string): Promise<SignInView> {
  await countTry(house, 'confirm', memberId);
  return viewOf(current(await house.database.get(signIns, code), house.clock.now()));
}

export interface SignInAnswer {
  readonly code: string;
  readonly memberId: string;
  readonly isConfirmed: boolean;
}

/** The first answer counts; the same one again changes nothing. */
export async function answerSignIn(house: House, answer: SignInAnswer): Promise<SignInView> {
  const { code, memberId } = answer;
  const state = answer.isConfirmed ? 'confirmed' : 'refused';
  await countTry(house, 'confirm', memberId);
  return persist(house, async (transaction) => {
    const known = current(await transaction.get(signIns, code), house.clock.now());
    if (known.state === state && known.operatorId === memberId) return viewOf(known);
    if (known.state !== 'waiting') refuse('CODE_USED', {}, '这个码已经用过了，请在电脑上刷新后重新扫码');
    const answered: SignIn = { ...known, state, operatorId: memberId };
    await transaction.put(signIns, answered);
    return viewOf(answered);
  });
}

function current(known: SignIn | null, now: Instant): SignIn {
  if (known === null) return refuse('CODE_UNKNOWN');
  if (known.expiresAt <= now) refuse('CODE_EXPIRED', {}, '这个码已过期，请在电脑上刷新后重新扫码');
  return known;
}

function viewOf({ state, computer, startedAt, expiresAt }: SignIn): SignInView {
  return { state, computer, startedAt, expiresAt };
}
