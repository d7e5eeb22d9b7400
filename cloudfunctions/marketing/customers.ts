/** A merchant's customer, kept by the settlements: one more document of their read and of their write. */
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import type { Order } from '../orders/documents';
import type { Reader } from '../platform/database';
import { customers, type Customer } from './documents';

/** Enough to know what somebody likes; a document stays small. */
const MOST_SKUS = 50;

export function customerId(merchantId: string, memberId: string): string {
  return `${merchantId}:${memberId}`;
}

type Whose = Pick<Order, 'merchantId' | 'memberId'>;

export function loadCustomer(reader: Reader, { merchantId, memberId }: Whose): Promise<Customer | null> {
  return reader.get(customers, customerId(merchantId, memberId));
}

/** The customer was there once more. */
export function noteCustomer(
  book: Book,
  known: Customer | null,
  order: Whose & Pick<Order, 'lines'>,
  amountFen: number,
): void {
  const { today, at } = book.context;
  const before = known ?? newCustomer(order, today, at);
  const bought = order.lines.map((line) => line.skuId);
  const kept = before.skuIds.filter((skuId) => !bought.includes(skuId));
  book.put(customers, {
    ...before,
    lastDay: today,
    lastAt: at,
    times: before.times + 1,
    spentFen: before.spentFen + amountFen,
    skuIds: [...kept, ...new Set(bought)].slice(-MOST_SKUS),
  });
}

function newCustomer({ merchantId, memberId }: Whose, day: string, at: number): Customer {
  return {
    _id: customerId(merchantId, memberId),
    ...{ merchantId, memberId, firstDay: day, lastDay: day, lastAt: at, times: 0, spentFen: 0 },
    ...{ skuIds: [], contactedAt: null, isOptedOut: false },
  };
}

export interface ContactWish extends Whose {
  readonly isOptedOut: boolean;
}

/** The person wants no messages of the merchant, or wants them again. */
export function setContact(house: BooksHouse, wish: ContactWish): Promise<{ readonly isOptedOut: boolean }> {
  const { isOptedOut } = wish;
  const _id = customerId(wish.merchantId, wish.memberId);
  const posting = { entryId: `contact:${_id}`, kind: 'contact', cause: _id, holders: [] };
  return post(
    house,
    posting,
    (reader) => loadCustomer(reader, wish),
    (book, known) => {
      // Who never bought there is in no group.
      if (known !== null) book.put(customers, { ...known, isOptedOut });
      return { isOptedOut: known !== null && isOptedOut };
    },
  );
}
