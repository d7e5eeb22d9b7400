/**
 * The code of goods that wait at a store, entered by its staff. A wrong one counts among their wrong
 * codes (tries.ts), so that nobody takes somebody else's goods by trying numbers.
 */
import { post, type BooksHouse } from '../ledger/post';
import { loadPickup, receiveAtStore } from '../orders/deliver';
import type { Order } from '../orders/documents';
import { refuse } from '../platform/refusal';
import { loadTries, noteTry } from './demand-code';

export interface Pickup {
  readonly staffId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly pickupCode: string;
}

/**
 * What the code stands for, before the goods are handed over. Refuses `CODE_UNKNOWN` for a code that is not,
 * `CODE_FOREIGN` at another store of the merchant, `RATE_LIMITED` after too many wrong ones.
 */
export async function orderToFetch(house: BooksHouse, pickup: Pickup): Promise<Order> {
  const { staffId, merchantId, storeId, pickupCode } = pickup;
  const order = await post(
    house,
    { entryId: `fetch:${staffId}`, kind: 'scan', cause: staffId, holders: [] },
    (reader) => Promise.all([loadTries(reader, staffId), loadPickup(reader, merchantId, pickupCode)]),
    (book, [tries, known]) => {
      noteTry(book, staffId, tries, known === null);
      return known;
    },
  );
  if (order?.handover?.kind !== 'pickup') return refuse('CODE_UNKNOWN', {}, '没有找到这个取货码');
  if (order.handover.storeId !== storeId) refuse('CODE_FOREIGN', {}, '这份商品要在顾客选择的门店领取');
  return order;
}

/** The customer takes the goods along. */
export async function handOver(house: BooksHouse, pickup: Pickup): Promise<Order> {
  const order = await orderToFetch(house, pickup);
  return receiveAtStore(house, order._id);
}
