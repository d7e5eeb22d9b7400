/** Nobody begins to work for a merchant that has left the mall (rules.md §12). */
import type { Book } from '../../ledger/book';
import type { RefusalCode } from '../../platform/refusal-codes';
import { refuse } from '../../platform/refusal';
import { merchants, type Merchant } from '../documents';

/** Refuses with `code`. Written as well, so that a merchant which is closed at this moment meets it. */
export function demandStillHere(book: Book, merchant: Merchant | null, code: RefusalCode): Merchant {
  if (merchant === null || merchant.state === 'closed') return refuse(code);
  book.put(merchants, merchant);
  return merchant;
}
