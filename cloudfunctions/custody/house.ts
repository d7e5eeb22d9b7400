/** A house that knows for which environment signatures are made. */
import type { BooksHouse } from '../ledger/post';

export interface CustodyHouse extends BooksHouse {
  /** The cloud environment's id: what is signed for one is worth nothing in another. */
  readonly environmentId: string;
}
