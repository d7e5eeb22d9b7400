/** What can be booked at a store: the first step of somebody who comes from the store's page. */
import type { Fen } from '../units/amounts';
import { productsOfMerchant } from '../catalog/list';
import type { Product } from '../catalog/documents';
import type { Reader } from '../platform/database';
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { storeOf } from '../stores/merchants';
import { bookingSettings } from './documents';
import { isValidAt } from './plan';

/** A store shows no more; the others are found by the search. */
const MOST = 200;

/** With a duration, on sale, and done at the store; newest first. One round trip. */
export async function timedAt(
  reader: Reader,
  merchantId: string,
  storeId: string,
): Promise<BookableTreatment[]> {
  const { rows } = await productsOfMerchant(reader, merchantId, null, MOST);
  return rows.flatMap((product) => bookable(product, storeId));
}

export interface BookableTreatment {
  readonly productId: string;
  readonly title: string;
  readonly picture: string;
  readonly minutes: number;
  readonly lowestFen: Fen;
}

export interface StoreTreatments {
  readonly storeName: string;
  readonly treatments: readonly BookableTreatment[];
}

/** @param forStaff also where customers may not book by themselves */
export async function treatmentsAt(
  { database }: House,
  storeId: string,
  forStaff = false,
): Promise<StoreTreatments> {
  const [store, settings] = await Promise.all([
    storeOf(database, storeId),
    database.get(bookingSettings, storeId),
  ]);
  const isOpen = settings !== null && settings.rooms > 0 && (forStaff || (settings.isOpen && store.isListed));
  if (!isOpen) return refuse('NOT_BOOKABLE', { storeId }, '这家门店暂不接受预约，请电话联系门店');
  return { storeName: store.name, treatments: await timedAt(database, store.merchantId, storeId) };
}

function bookable(product: Product, storeId: string): BookableTreatment[] {
  const { _id: productId, title, pictures, time, lowestFen } = product;
  if (!product.onSale || time === undefined || time === null || !isValidAt(product, storeId)) return [];
  return [{ productId, title, picture: pictures[0] ?? '', minutes: time.minutes, lowestFen }];
}
