/** Licences and the days on which they are valid (rules.md §13). */
import type { Day } from '../units/days';
import type { Licence, Store } from './documents';

export function isValid(licence: Licence, today: Day): boolean {
  return licence.validUntil === null || licence.validUntil >= today;
}

/** The store's 医疗机构执业许可证 that is valid today, or null. */
export function medicalLicenceOf({ licences }: Pick<Store, 'licences'>, today: Day): Licence | null {
  return licences.find((licence) => licence.kind === 'medical' && isValid(licence, today)) ?? null;
}
