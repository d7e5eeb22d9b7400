/** A partner without application: a replay's, who were approved long ago. */
import { post, type BooksHouse } from '../ledger/post';
import { refuse } from '../platform/refusal';
import { partners } from './documents';

/** Appoints the member; the same appointment again changes nothing. Refuses `CITY_TAKEN`. */
export function appointPartner(house: BooksHouse, city: string, memberId: string): Promise<void> {
  const posting = { entryId: `partner:${city}`, kind: 'partner', cause: city, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(partners, city),
    (book, present) => {
      if (present?.memberId === memberId) return;
      if (present !== null) refuse('CITY_TAKEN', { city });
      book.insert(partners, {
        ...{ _id: city, memberId, since: book.context.at },
        lastDay: null,
        needsPack: false,
      });
    },
  );
}
