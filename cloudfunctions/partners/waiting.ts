/** Applications for cities that wait for a decision, oldest first. */
import type { Database, Reader } from '../platform/database';
import { pageOf, type Cursor, type Page } from '../platform/paging';
import { partnerApplications, type PartnerApplication } from './documents';

export function waitingPartners(
  reader: Reader,
  after: Cursor | null,
  limit: number,
): Promise<Page<PartnerApplication>> {
  const where = { state: 'applied' };
  return pageOf(reader, { from: partnerApplications, where, sort: ['appliedAt', 'asc'], after, limit });
}

export function waitingPartnerCount(database: Database): Promise<number> {
  return database.count(partnerApplications, { state: 'applied' });
}
