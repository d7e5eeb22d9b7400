/** Where a person has things delivered to: a short list, one of them first. */
import { post, type BooksHouse } from '../ledger/post';
import type { Reader } from '../platform/database';
import type { House } from '../platform/house';
import { refuse } from '../platform/refusal';
import { addressBooks, type Address, type AddressBook } from './documents';

const MOST = 20;

/** The person's addresses, the one that is used by itself first. */
export async function addressesOf(house: House, memberId: string): Promise<readonly Address[]> {
  return (await house.database.get(addressBooks, memberId))?.addresses ?? [];
}

/** One of them, or the refusal `NOT_FOUND`. */
export async function addressOf(reader: Reader, memberId: string, addressId: string): Promise<Address> {
  const book = await reader.get(addressBooks, memberId);
  const found = book?.addresses.find((one) => one.id === addressId);
  return found ?? refuse('NOT_FOUND', { addressId }, '没有找到收货地址，请重新选择');
}

/** Adds or changes an address; with `isFirst` it moves to the front. */
export function saveAddress(
  house: BooksHouse,
  memberId: string,
  address: Address,
  isFirst: boolean,
): Promise<readonly Address[]> {
  return change(house, memberId, (known) => {
    const isNew = !known.some((one) => one.id === address.id);
    if (isNew && known.length >= MOST) refuse('INVALID_INPUT', {}, `最多保存 ${MOST} 个地址`);
    const others = known.filter((one) => one.id !== address.id);
    if (isFirst) return [address, ...others];
    return isNew ? [...known, address] : known.map((one) => (one.id === address.id ? address : one));
  });
}

/** Removing one that is gone changes nothing; orders keep the address that they were placed with. */
export function removeAddress(
  house: BooksHouse,
  memberId: string,
  addressId: string,
): Promise<readonly Address[]> {
  return change(house, memberId, (known) => known.filter((one) => one.id !== addressId));
}

function change(
  house: BooksHouse,
  memberId: string,
  next: (known: readonly Address[]) => readonly Address[],
): Promise<readonly Address[]> {
  const posting = { entryId: `address:${memberId}`, kind: 'address', cause: memberId, holders: [] };
  return post(
    house,
    posting,
    (reader) => reader.get(addressBooks, memberId),
    (book, known) => {
      const changed: AddressBook = { _id: memberId, addresses: next(known?.addresses ?? []) };
      book.put(addressBooks, changed);
      return changed.addresses;
    },
  );
}
