/** What people are told about their bookings. */
import type { Book } from '../ledger/book';
import { messageTime, noteMessage } from '../messages/note';
import { PAGES } from '../messages/pages';
import type { Booking } from './documents';

export type BookingNews = 'confirmed' | 'moved' | 'movedByStore' | 'cancelledByStore' | 'evening' | 'soon';

const NOTES: Readonly<Record<BookingNews, (booking: Booking) => string>> = {
  confirmed: () => '预约成功，请准时到店',
  moved: () => '预约时间已更改',
  movedByStore: ({ reason }) => `门店改期：${reason ?? ''}`,
  cancelledByStore: ({ reason }) => `门店取消：${reason ?? ''}`,
  evening: () => '明天见，如需改期请提前',
  soon: () => '快到时间了，路上小心',
};

/** Noted beside the booking itself; nothing for somebody without the mini-program. */
export function tell(book: Book, booking: Booking, news: BookingNews): void {
  const { _id, memberId, moves, startsAt, title, storeName } = booking;
  if (memberId === null) return;
  noteMessage(book, {
    id: `booking:${_id}:${moves}:${news}`,
    memberId,
    template: news === 'evening' || news === 'soon' ? 'reminder' : 'booking',
    fields: { treatment: title, time: messageTime(startsAt), store: storeName, note: NOTES[news](booking) },
    page: PAGES.booking(_id),
    cause: _id,
    expiresAt: Math.max(startsAt, book.context.at + 1),
  });
}
