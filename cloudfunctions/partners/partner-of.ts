/** Who the region partner of a city is. */
import type { Reader } from '../platform/database';
import { partners } from './documents';

/** The member id of the city's partner, or null. */
export async function partnerOf(reader: Reader, city: string): Promise<string | null> {
  return (await reader.get(partners, city))?.memberId ?? null;
}
