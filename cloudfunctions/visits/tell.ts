/** What the customer is told on the way. */
import type { Book } from '../ledger/book';
import { messageTime, noteMessage } from '../messages/note';
import { PAGES } from '../messages/pages';
import { beginOf } from './area';
import type { Visit } from './documents';
import { VISIT_WORDS } from './states';

export function tellVisit(book: Book, visit: Visit, note: string): void {
  noteMessage(book, {
    id: `visit:${visit._id}:${visit.moves}:${visit.state}`,
    memberId: visit.memberId,
    template: 'visit',
    fields: {
      title: visit.title,
      state: VISIT_WORDS[visit.state],
      time: messageTime(beginOf(visit)),
      note,
    },
    page: PAGES.visit(visit._id),
    cause: visit._id,
  });
}
