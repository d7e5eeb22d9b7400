/** How a customer is called before staff: recognisable by who stands there, useless to anybody else. */
import { maskedCustomer, maskedMember } from './mask';
import type { Reader } from '../platform/database';
import { addressBooks } from './documents';

/** 王小姐 → 王**. */
export function maskedName(name: string): string {
  const [first, ...rest] = Array.from(name);
  return first === undefined ? '' : `${first}${'*'.repeat(Math.max(1, rest.length))}`;
}

/** By the name of the first address, else by the end of the member's number. */
export async function customerNames(
  reader: Reader,
  memberIds: readonly string[],
): Promise<Map<string, string>> {
  const ids = [...new Set(memberIds)];
  const found = await reader.getMany(addressBooks, ids);
  return new Map(
    ids.map((id) => {
      const name = found.get(id)?.addresses[0]?.name;
      return [id, name === undefined ? maskedCustomer(id) : maskedName(name)];
    }),
  );
}

/** As one member sees another: by the name of the first address, else by the end of the number. */
export async function memberNameOf(reader: Reader, memberId: string): Promise<string> {
  const name = (await reader.get(addressBooks, memberId))?.addresses[0]?.name;
  return name === undefined ? maskedMember(memberId) : maskedName(name);
}
