/** A house in which people talk. */
import type { BooksHouse } from '../ledger/post';
import type { ContentCheck } from '../platform/content/content-check';

export interface TalkingHouse extends BooksHouse {
  readonly contentCheck: ContentCheck;
}
