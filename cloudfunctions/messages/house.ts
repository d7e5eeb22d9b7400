/** A house that can write to people. */
import type { BooksHouse } from '../ledger/post';
import type { Messenger } from '../platform/messages/messenger';

export interface MessagingHouse extends BooksHouse {
  readonly messenger: Messenger;
}
