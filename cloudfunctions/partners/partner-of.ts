/** Who the region partner of a city is. */
import type { Reader } from '../platform/database';
import type { Day } from '../units/days';
import { partners, type Partner } from './documents';

/** The city's partner whose term has not ended by `today`, or null. */
export async function partnerOf(reader: Reader, city: string, today: Day): Promise<Partner | null> {
  const partner = await reader.get(partners, city);
  return isPartner(partner, today) ? partner : null;
}

export function isPartner(partner: Partner | null, today: Day): partner is Partner {
  return partner !== null && (partner.lastDay === null || partner.lastDay >= today);
}
