/** Setting a pay password, changing it, and clearing it for somebody whose identity was checked (rules.md §12). */
import { joined, loadMember } from '../../accounts/unpaid';
import { post, type BooksHouse } from '../../ledger/post';
import { currentPolicy } from '../../ledger/read-holders';
import { refuse } from '../../platform/refusal';
import { payPasswords, type PasswordHash, type PayPassword } from '../documents';
import { hashPassword } from './hash';
import { isWeak } from './rules';
import { postWithPassword } from './with-password';

/**
 * The first one, or the next after an operator cleared it; the same request again has set it already. Refuses
 * `PASSWORD_EXISTS`, `PASSWORD_WEAK`.
 */
export async function setPassword(
  house: BooksHouse,
  memberId: string,
  password: string,
  requestId: string | null = null,
): Promise<void> {
  const secret = await newSecret(house, password);
  await post(
    house,
    posting('set', memberId),
    async (reader) => {
      const [member, present] = await Promise.all([
        loadMember(reader, memberId),
        reader.get(payPasswords, memberId),
      ]);
      return { member, present };
    },
    (book, { member, present }) => {
      joined(member);
      if (requestId !== null && isSetBy(present, requestId)) return;
      if ((present?.secret ?? null) !== null) refuse('PASSWORD_EXISTS');
      book.put(payPasswords, {
        ...{ _id: memberId, secret, setBy: requestId, setAt: book.context.at, ...UNTRIED },
        ...{ tries: (present?.tries ?? 0) + 1, clearedBy: null },
      });
    },
  );
}

function isSetBy(present: PayPassword | null, requestId: string): boolean {
  return (present?.secret ?? null) !== null && present?.setBy === requestId;
}

export interface ChangePassword {
  readonly memberId: string;
  readonly requestId: string;
  readonly password: string;
  readonly newPassword: string;
}

/** The same request again has changed it already, and is no wrong attempt with the old one. */
export async function changePassword(house: BooksHouse, request: ChangePassword): Promise<void> {
  const { memberId, password, requestId } = request;
  if (isSetBy(await house.database.get(payPasswords, memberId), requestId)) return;
  const secret = await newSecret(house, request.newPassword);
  const next = { secret, setBy: requestId };
  await postWithPassword(
    house,
    posting('change', memberId),
    { memberId, password, next },
    () => Promise.resolve(null),
    () => undefined,
  );
}

/** An operator has checked who it is; a forgotten or locked password is gone, and the person sets a new one. */
export function clearPassword(house: BooksHouse, memberId: string, byId: string): Promise<void> {
  return post(
    house,
    posting('clear', memberId),
    (reader) => reader.get(payPasswords, memberId),
    (book, present) => {
      if (memberId === byId) refuse('FORBIDDEN', {}, '不能核实自己的身份');
      if (present === null) refuse('PASSWORD_NEEDED', {}, '这位会员还没有设置支付密码');
      if (present.secret === null) return;
      book.put(payPasswords, {
        ...present,
        ...UNTRIED,
        secret: null,
        tries: present.tries + 1,
        clearedBy: byId,
      });
    },
  );
}

const UNTRIED = { wrong: 0, lockedUntil: 0 } as const;

async function newSecret(house: BooksHouse, password: string): Promise<PasswordHash> {
  if (isWeak(password)) refuse('PASSWORD_WEAK');
  const { log2N, r, p } = (await currentPolicy(house)).passwords;
  return hashPassword(password, { log2N, r, p });
}

function posting(what: string, memberId: string) {
  return { entryId: `password-${what}:${memberId}`, kind: 'password', cause: memberId, holders: [] };
}
