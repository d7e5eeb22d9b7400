/** The first key of an originalAccount, and asking for another one (rules.md §12). */
import { joined, loadMember } from '../../accounts/unpaid';
import type { Book } from '../../ledger/book';
import { post } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import type { Instant } from '../../units/days';
import { addressOf } from '../address';
import { pointKeys, type PointKey } from '../documents';
import type { CustodyHouse } from '../house';
import { demandExpiry } from '../moves/expiry';
import { isSigned } from './signature';
import { isWaiting, keyAt } from './states';

/** The key, and its signature over `{kind: 'key', to: the key}`: whoever presents it has it. */
export interface PresentedKey {
  readonly memberId: string;
  readonly publicKey: string;
  readonly expiry: Instant;
  readonly signature: string;
}

/** The same key again changes nothing. Refuses `KEY_EXISTS` where another one counts. */
export function registerKey(house: CustodyHouse, presented: PresentedKey): Promise<PointKey> {
  return present(house, presented, 'register', (book, known) => {
    const { memberId, publicKey } = presented;
    if (known !== null) return known.publicKey === publicKey ? known : refuse('KEY_EXISTS');
    const { at } = book.context;
    const key: PointKey = { _id: memberId, publicKey, sequence: 0, since: at, next: null, stopped: null };
    book.put(pointKeys, key);
    return key;
  });
}

/** After a lost phone. It waits for the identity check; until then the old key counts. */
export function askNewKey(house: CustodyHouse, presented: PresentedKey): Promise<PointKey> {
  return present(house, presented, 'ask', (book, known) => {
    const { publicKey } = presented;
    if (known === null) return refuse('KEY_NEEDED');
    if (known.publicKey === publicKey || known.next?.publicKey === publicKey) return known;
    if (isWaiting(known)) refuse('KEY_CHANGING');
    const key = { ...known, next: { publicKey, askedAt: book.context.at, checked: null } };
    book.put(pointKeys, key);
    return key;
  });
}

function present(
  house: CustodyHouse,
  { memberId, publicKey, expiry, signature }: PresentedKey,
  what: 'register' | 'ask',
  decide: (book: Book, known: PointKey | null) => PointKey,
): Promise<PointKey> {
  const posting = { entryId: `key-${what}:${memberId}`, kind: 'key', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [member, key] = await Promise.all([
        loadMember(reader, memberId),
        reader.get(pointKeys, memberId),
      ]);
      return { member, key };
    },
    (book, { member, key }) => {
      joined(member);
      demandExpiry(book.context, expiry);
      const content = { environment: house.environmentId, kind: 'key', from: addressOf(memberId) } as const;
      const own = { ...content, to: publicKey, units: 0, sequence: 0, expiry };
      if (!isSigned(publicKey, signature, own)) refuse('SIGNATURE_WRONG');
      return decide(book, key === null ? null : keyAt(key, book.context.at));
    },
  );
}
