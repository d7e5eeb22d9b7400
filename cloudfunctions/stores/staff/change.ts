/** Another post for somebody on the staff, or the end of it. */
import type { Book } from '../../ledger/book';
import { post, type BooksHouse } from '../../ledger/post';
import { refuse } from '../../platform/refusal';
import { employments, type Employment, type Post } from '../documents';
import { employmentId } from './employment';
import { demandOwnStores, loadPlaces } from './invite';
import { mayEmploy } from './may-employ';
import { isEmployed, type StaffStanding } from './permission';

export interface StaffChange {
  readonly merchantId: string;
  readonly memberId: string;
  /** Of whoever changes it. */
  readonly standing: StaffStanding;
}

/** Name, role and stores from now on. */
export function changeStaff(house: BooksHouse, change: StaffChange, next: Post): Promise<Employment> {
  return changed(house, change, next.storeIds, (_book, employment) => {
    if (!isEmployed(employment)) refuse('WRONG_STATE', {}, '这位员工已经离职，请重新邀请');
    if (!mayEmploy(change.standing, next)) refuse('FORBIDDEN');
    return { ...employment, ...next };
  });
}

/** The person is no longer on the staff; ending it again changes nothing. */
export function endStaff(house: BooksHouse, change: StaffChange): Promise<Employment> {
  return changed(house, change, [], (book, employment) =>
    isEmployed(employment) ? { ...employment, endedAt: book.context.at } : employment,
  );
}

function changed(
  house: BooksHouse,
  { merchantId, memberId, standing }: StaffChange,
  storeIds: readonly string[],
  next: (book: Book, employment: Employment) => Employment,
): Promise<Employment> {
  const id = employmentId(merchantId, memberId);
  const posting = { entryId: `staff:${id}`, kind: 'staff', cause: id, holders: [] };
  return post(
    house,
    posting,
    async (reader) => {
      const [known, places] = await Promise.all([reader.get(employments, id), loadPlaces(reader, storeIds)]);
      return { known, places };
    },
    (book, { known, places }) => {
      const employment = known ?? refuse('NOT_FOUND', { memberId }, '没有找到这位员工');
      if (!mayEmploy(standing, employment)) refuse('FORBIDDEN');
      demandOwnStores(places, storeIds, merchantId);
      const after = next(book, employment);
      if (after !== employment) book.put(employments, after);
      return after;
    },
  );
}
