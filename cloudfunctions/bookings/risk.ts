/** Appointments to which nobody came, latest first: for operators to look at. */
import type { Reader } from '../platform/database';
import { pageOf, pageWith, type Cursor, type Page } from '../platform/paging';
import { bookings, type Booking } from './documents';

export type NoShow = Pick<
  Booking,
  'merchantId' | 'storeId' | 'storeName' | 'memberId' | 'title' | 'startsAt' | 'by' | 'beauticianName'
> & { readonly id: string };

export async function noShows(reader: Reader, after: Cursor | null, limit: number): Promise<Page<NoShow>> {
  const sort = ['startsAt', 'desc'] as const;
  const page = await pageOf(reader, { from: bookings, where: { state: 'noShow' }, sort, after, limit });
  return pageWith(page, (one) => {
    const { _id: id, merchantId, storeId, storeName, memberId, title, startsAt, by, beauticianName } = one;
    return { id, merchantId, storeId, storeName, memberId, title, startsAt, by, beauticianName };
  });
}
