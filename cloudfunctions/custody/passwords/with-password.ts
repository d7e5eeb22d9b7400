/**
 * A posting that a pay password lets through. The hash is computed before the transaction, because it is slow;
 * the attempt is judged and counted in the same transaction that does what it is for. A wrong one is
 * written as well, so that guesses at once meet each other, and refused when it stands.
 */
import type { Book } from '../../ledger/book';
import { post, type BooksHouse, type Posting } from '../../ledger/post';
import type { Reader } from '../../platform/database';
import { Refusal, refuse } from '../../platform/refusal';
import { wallTime } from '../../units/days';
import { payPasswords, type PasswordHash, type PayPassword } from '../documents';
import { isPassword } from './hash';
import { afterTry, isLocked } from './rules';

export interface PasswordHolder {
  readonly memberId: string;
  readonly password: string;
  /** Takes its place once it was right; by the request that says so. */
  readonly next?: { readonly secret: PasswordHash; readonly setBy: string };
}

/** Refuses `PASSWORD_NEEDED`, `PASSWORD_LOCKED`, `PASSWORD_WRONG`; else does what `decide` says. */
export async function postWithPassword<T, R>(
  house: BooksHouse,
  posting: Posting,
  { memberId, password, next }: PasswordHolder,
  load: (reader: Reader) => Promise<T>,
  decide: (book: Book, loaded: T) => R,
): Promise<R> {
  const known = secretOf(await house.database.get(payPasswords, memberId));
  demandUnlocked(known, house.clock.now());
  const isRight = await isPassword(password, known.secret);
  const result = await post(
    house,
    posting,
    async (reader) => {
      const [present, loaded] = await Promise.all([reader.get(payPasswords, memberId), load(reader)]);
      return { present: secretOf(present), loaded };
    },
    (book, { present, loaded }): { readonly wrong: Refusal } | { readonly done: R } => {
      const { at, policy } = book.context;
      demandUnlocked(present, at);
      if (present.secret.salt !== known.secret.salt)
        refuse('WRONG_STATE', {}, '支付密码刚刚修改过，请用新密码再试');
      const tried = afterTry(present, isRight, policy, at);
      book.put(payPasswords, isRight && next !== undefined ? { ...tried, ...next, setAt: at } : tried);
      if (!isRight) return { wrong: wrongOne(tried, policy.passwords.maxWrong, at) };
      return { done: decide(book, loaded) };
    },
  );
  if ('wrong' in result) throw result.wrong;
  return result.done;
}

type SetPassword = PayPassword & { readonly secret: NonNullable<PayPassword['secret']> };

function secretOf(password: PayPassword | null): SetPassword {
  if (password === null || password.secret === null) return refuse('PASSWORD_NEEDED');
  return { ...password, secret: password.secret };
}

function demandUnlocked(password: PayPassword, at: number): void {
  if (isLocked(password, at)) throw lockedOne(password);
}

function lockedOne({ lockedUntil }: PayPassword): Refusal {
  const until = wallTime(lockedUntil).slice(11);
  return new Refusal('PASSWORD_LOCKED', { lockedUntil }, `支付密码输错次数过多，请在 ${until} 之后再试`);
}

function wrongOne(tried: PayPassword, maxWrong: number, at: number): Refusal {
  if (isLocked(tried, at)) return lockedOne(tried);
  const left = maxWrong - tried.wrong;
  return new Refusal('PASSWORD_WRONG', { left }, `支付密码不正确，还可以再试 ${left} 次`);
}
