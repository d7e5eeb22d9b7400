/** What every step of a merchant's way out and back reads and writes: one posting on the merchant, its wish and its stock. */
import { merchantHolder } from '../../ledger/accounts';
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { noteMessage } from '../../messages/note';
import { PAGES } from '../../messages/pages';
import type { Reader } from '../../platform/database';
import { refuse } from '../../platform/refusal';
import { departures, merchants, stores, type Departure, type Merchant, type Store } from '../documents';
import { storesOf } from '../merchants';
import { PLATFORM } from '../people';

export interface Step {
  readonly merchantId: string;
  readonly event: string;
  /** Where points burn and SV lapses. */
  readonly movesSv?: boolean;
}

export interface Wish {
  readonly merchant: Merchant;
  readonly known: Departure | null;
  readonly places: readonly Store[];
}

/** `more` is read in the same snapshot. */
export function stepping<T, R>(
  house: BooksHouse,
  { merchantId, event, movesSv = false }: Step,
  more: (reader: Reader) => Promise<T>,
  decide: (book: Book, wish: Wish, loaded: T) => R,
): Promise<R> {
  const posting = {
    ...{ entryId: `${event}:${merchantId}`, kind: event, cause: merchantId },
    holders: [merchantHolder(merchantId)],
    ...(movesSv && { shardKey: merchantId }),
  };
  return post(
    house,
    posting,
    async (reader) => {
      const [merchant, known, places, loaded] = await Promise.all([
        reader.get(merchants, merchantId),
        reader.get(departures, merchantId),
        storesOf(reader, merchantId),
        more(reader),
      ]);
      return { merchant, known, places, loaded };
    },
    (book, { merchant, known, places, loaded }) => {
      if (merchant === null) return refuse('NOT_FOUND', { merchantId }, '没有找到这个商家');
      // The mall sells packs through it, and cannot leave itself.
      if (merchantId === PLATFORM) return refuse('WRONG_STATE', {}, '自营店铺不能退出');
      return decide(book, { merchant, known, places }, loaded);
    },
  );
}

export const nothingMore = (): Promise<void> => Promise.resolve();

/** The merchant in another state, found by customers or not; its wish beside it. */
export function put(book: Book, { places }: Wish, merchant: Merchant, departure: Departure): Departure {
  book.put(merchants, merchant);
  book.put(departures, departure);
  const isListed = merchant.state === 'open';
  for (const place of places) if (place.isListed !== isListed) book.put(stores, { ...place, isListed });
  return departure;
}

/** Nobody decides on the own wish. */
export function refuseOwnWish({ ownerId }: Merchant, decidedBy: string): void {
  if (ownerId === decidedBy) refuse('FORBIDDEN', {}, '不能办理自己商家的申请，请由另一位运营人员处理');
}

export function tellOwner(book: Book, merchant: Merchant, result: string, note: string): void {
  const { _id, name, ownerId } = merchant;
  if (ownerId === null) return;
  noteMessage(book, {
    id: `departure:${_id}:${book.context.at}`,
    memberId: ownerId,
    template: 'review',
    fields: { subject: `退出商城：${name}`, result, note },
    page: PAGES.departure(_id),
    cause: _id,
  });
}
