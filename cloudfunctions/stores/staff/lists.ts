/** Who works where: the staff page, and a person's own places of work. */
import { findAll, QUERY_LIMIT, type Reader } from '../../platform/database';
import { employments, merchants, type Employment, type MerchantState } from '../documents';
import { loadMerchants, storesOf } from '../merchants';
import { loadPlaces } from './invite';
import { isEmployed, type StaffRole } from './permission';

/** Everybody who works at the merchant, or at one store of it, longest first. */
export async function staffOf(
  reader: Reader,
  merchantId: string,
  storeId: string | null,
): Promise<Employment[]> {
  const where = storeId === null ? { merchantId } : { merchantId, storeIds: storeId };
  const found = await findAll(reader, employments, where);
  return found.filter(isEmployed).sort((a, b) => a.since - b.since);
}

/** Whether there is any workbench for the person. One round trip. */
export async function hasWorkplace(reader: Reader, memberId: string): Promise<boolean> {
  const [own, posts] = await Promise.all([
    reader.find(merchants, { where: { ownerId: memberId }, limit: 1 }),
    reader.find(employments, { where: { memberId }, limit: QUERY_LIMIT }),
  ]);
  return own.length > 0 || posts.some(isEmployed);
}

export interface Workplace {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly role: StaffRole;
  readonly isHeadOffice: boolean;
  /** Where the person acts; an owner and the head office's managers act for all. */
  readonly stores: readonly { readonly id: string; readonly name: string }[];
}

/** Where the person may act: the own merchants first. Two round trips. */
export async function workplacesOf(reader: Reader, memberId: string): Promise<Workplace[]> {
  const [own, posts] = await Promise.all([
    reader.find(merchants, { where: { ownerId: memberId }, limit: QUERY_LIMIT }),
    reader.find(employments, { where: { memberId }, limit: QUERY_LIMIT }),
  ]);
  const held = posts.filter(isEmployed);
  const [employers, places] = await Promise.all([
    reader.getMany(
      merchants,
      held.map((one) => one.merchantId),
    ),
    loadPlaces(
      reader,
      held.flatMap((one) => one.storeIds),
    ),
  ]);
  return [
    ...own.map(({ _id: merchantId, name: merchantName }) => ({
      ...{ merchantId, merchantName, role: 'owner' as const, isHeadOffice: true, stores: [] },
    })),
    ...held.map(({ merchantId, role, isHeadOffice, storeIds }) => ({
      ...{ merchantId, role, isHeadOffice },
      merchantName: employers.get(merchantId)?.name ?? '',
      stores: storeIds.map((id) => ({ id, name: places.get(id)?.name ?? '' })),
    })),
  ];
}

export interface StaffedPlace extends Workplace {
  readonly merchantState: MerchantState;
}

/** As `workplacesOf`, with every store where the person acts for all. Three round trips. */
export async function staffedPlaces(reader: Reader, memberId: string): Promise<StaffedPlace[]> {
  const places = await workplacesOf(reader, memberId);
  const [named, all] = await Promise.all([
    loadMerchants(
      reader,
      places.map(({ merchantId }) => merchantId),
    ),
    Promise.all(places.map((place) => storesFor(reader, place))),
  ]);
  return places.map((place, i) => ({
    ...place,
    merchantState: named.get(place.merchantId)?.state ?? 'closed',
    stores: all[i] ?? place.stores,
  }));
}

async function storesFor(reader: Reader, place: Workplace): Promise<Workplace['stores']> {
  if (!actsForAll(place)) return place.stores;
  return (await storesOf(reader, place.merchantId)).map(({ _id: id, name }) => ({ id, name }));
}

function actsForAll({ role, isHeadOffice }: Workplace): boolean {
  return role === 'owner' || (role === 'manager' && isHeadOffice);
}
