/** The audit log, searched by person, action, target and day, latest first. */
import type { Day, Instant } from '../../units/days';
import { pageOf, type Cursor, type Page } from '../../platform/paging';
import { auditLog, type AuditRecord, type RecordKind } from '../documents';
import type { OfficeHouse } from '../house';
import { namesOf } from '../people/names-of';

export interface LogQuery {
  readonly byId: string | null;
  readonly action: string | null;
  readonly target: string | null;
  readonly day: Day | null;
  readonly kind: RecordKind | null;
  readonly after: Cursor | null;
  readonly limit: number;
}

export interface LogRow extends Omit<AuditRecord, '_id'> {
  readonly id: string;
  readonly byName: string;
  readonly at: Instant;
}

export async function searchLog(
  house: OfficeHouse,
  { target, after, limit, ...fields }: LogQuery,
): Promise<Page<LogRow>> {
  const asked = Object.entries({ ...fields, targets: target });
  const where = Object.fromEntries(
    asked.flatMap(([field, value]) => (value === null ? [] : [[field, value]])),
  );
  const sort = ['at', 'desc'] as const;
  const page = await pageOf(house.database, { from: auditLog, where, sort, after, limit });
  const names = await namesOf(
    house,
    page.rows.map(({ byId }) => byId),
  );
  return {
    ...page,
    rows: page.rows.map(({ _id: id, ...record }) => ({ id, ...record, byName: names(record.byId) })),
  };
}
