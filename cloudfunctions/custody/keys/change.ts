/**
 * A lost phone (rules.md §12): an operator has checked who it is and lets the new key come, after a wait
 * with a notice; or, after such a check again, stops it.
 */
import { noteMessage, messageTime } from '../../messages/note';
import { PAGES } from '../../messages/pages';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { MINUTE_MS } from '../../units/days';
import { pointKeys, type NextKey, type PointKey } from '../documents';
import { isWaiting, keyAt } from './states';

export interface KeyDecision {
  readonly memberId: string;
  /** The key that the operator saw: not one that was asked for meanwhile. */
  readonly publicKey: string;
  readonly byId: string;
}

/** The wait begins now, and nothing leaves the account while it lasts. Again changes nothing. */
export function startKeyChange(house: BooksHouse, decision: KeyDecision): Promise<PointKey> {
  return decide(house, decision, 'start', (book, known, next) => {
    if (isWaiting(known)) return known;
    const { at, policy } = book.context;
    const effectiveAt = at + policy.keys.waitHours * 60 * MINUTE_MS;
    const key = { ...known, next: { ...next, checked: { at, byId: decision.byId, effectiveAt } } };
    book.put(pointKeys, key);
    tell(
      book,
      key._id,
      `${at}:start`,
      '待生效',
      `${messageTime(effectiveAt).slice(5)} 生效，非本人请联系客服`,
    );
    return key;
  });
}

/** The key that counted goes on counting. Again changes nothing. */
export function stopKeyChange(
  house: BooksHouse,
  decision: KeyDecision & { readonly reason: string },
): Promise<PointKey> {
  return decide(house, decision, 'stop', (book, known) => {
    const { at } = book.context;
    const { byId, reason, publicKey } = decision;
    const stopped = { at, byId, reason, publicKey };
    const key = { ...known, next: null, stopped };
    book.put(pointKeys, key);
    tell(book, key._id, `${at}:stop`, '已取消', '原来的密钥继续有效');
    return key;
  });
}

function decide(
  house: BooksHouse,
  { memberId, publicKey, byId }: KeyDecision,
  what: 'start' | 'stop',
  effect: (book: Book, known: PointKey, next: NextKey) => PointKey,
): Promise<PointKey> {
  const posting = { entryId: `key-${what}:${memberId}`, kind: 'key', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(pointKeys, memberId),
    (book, stored) => {
      if (memberId === byId) refuse('FORBIDDEN', {}, '不能核实自己的身份');
      const known = stored === null ? refuse('KEY_NEEDED') : keyAt(stored, book.context.at);
      const { next, stopped } = known;
      if (what === 'stop' && next === null && stopped?.publicKey === publicKey) return known;
      if (next?.publicKey !== publicKey) return refuse('WRONG_STATE', {}, '这次更换申请已变化，请刷新后再试');
      return effect(book, known, next);
    },
  );
}

function tell(book: Book, memberId: string, event: string, result: string, note: string): void {
  noteMessage(book, {
    ...{ id: `key:${memberId}:${event}`, memberId, cause: memberId },
    ...{ template: 'review', page: PAGES.mine() },
    fields: { subject: '更换原始账户密钥', result, note },
  });
}
