/** Merchants as other areas see them. */
import type { Book } from '../ledger/book';
import { findAll, QUERY_LIMIT, type Reader } from '../platform/database';
import { refuse } from '../platform/refusal';
import { merchants, stores, type Merchant, type Store } from './documents';

export function loadMerchants(reader: Reader, ids: readonly string[]): Promise<Map<string, Merchant>> {
  return reader.getMany(merchants, [...new Set(ids)]);
}

/** A merchant that may sell, or the refusal `MERCHANT_NOT_OPEN`. */
export function openMerchant(loaded: ReadonlyMap<string, Merchant>, id: string): Merchant {
  const merchant = loaded.get(id);
  return merchant?.state === 'open' ? merchant : refuse('MERCHANT_NOT_OPEN', { merchantId: id });
}

/** The same, and written as well: whatever leaves or closes it at this moment meets whoever needs it open. */
export function touchOpenMerchant(book: Book, loaded: ReadonlyMap<string, Merchant>, id: string): void {
  book.put(merchants, openMerchant(loaded, id));
}

/** Whether it sells nothing more, for good or until its return (rules.md §12). */
export function hasLeft(merchant: Merchant | null | undefined): boolean {
  return merchant?.state === 'leaving' || merchant?.state === 'closed';
}

/** Whether it may buy points: a pending one collects its opening stock, one that leaves sells nothing more (rules.md §12). */
export function mayBuyPoints({ state }: Merchant): boolean {
  return state === 'open' || state === 'pending';
}

/** The merchant, or the refusal `NOT_FOUND`. */
export function merchantOf(loaded: ReadonlyMap<string, Merchant>, id: string): Merchant {
  return loaded.get(id) ?? refuse('NOT_FOUND', { merchantId: id }, '没有找到这个商家');
}

/** Those of the ids that exist, by id. */
export function loadStores(reader: Reader, ids: readonly string[]): Promise<Map<string, Store>> {
  return reader.getMany(stores, ids);
}

/** Every merchant that sells now. */
export function openMerchants(reader: Reader): Promise<Merchant[]> {
  return findAll(reader, merchants, { state: 'open' });
}

/** Those that the person owns. */
export function ownMerchants(reader: Reader, memberId: string): Promise<Merchant[]> {
  return reader.find(merchants, { where: { ownerId: memberId }, limit: QUERY_LIMIT });
}

/** All stores of a merchant, at most 1000. */
export function storesOf(reader: Reader, merchantId: string): Promise<Store[]> {
  return reader.find(stores, { where: { merchantId }, limit: QUERY_LIMIT });
}

/** Stores of a city that people may find, at most `limit`. */
export function storesIn(reader: Reader, city: string, limit: number): Promise<Store[]> {
  return reader.find(stores, { where: { isListed: true, city }, orderBy: [['_id', 'asc']], limit });
}

/** The store, or the refusal `NOT_FOUND`. */
export async function storeOf(reader: Reader, storeId: string): Promise<Store> {
  return (await reader.get(stores, storeId)) ?? refuse('NOT_FOUND', { storeId }, '没有找到这家门店');
}
