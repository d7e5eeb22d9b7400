/** When trading was halted and resumed, by whom and why: the log has it. */
import { pageOf, type Cursor } from '../../platform/paging';
import { auditLog, type Change } from '../documents';
import type { OfficeHouse } from '../house';
import { namesOf } from '../people/names-of';

export async function haltHistory(house: OfficeHouse, after: Cursor | null, limit: number) {
  const where = { action: { in: ['haltTrading', 'resumeTrading'] }, kind: 'write' };
  const sort = ['at', 'desc'] as const;
  const page = await pageOf(house.database, { from: auditLog, where, sort, after, limit });
  const names = await namesOf(
    house,
    page.rows.map(({ byId }) => byId),
  );
  return {
    ...page,
    rows: page.rows.map(({ _id: id, at, byId, action, changes }) => ({
      ...{ id, at, byId, byName: names(byId), isHalted: action === 'haltTrading' },
      reason: reasonIn(changes),
    })),
  };
}

function reasonIn(changes: readonly Change[]): string {
  const reason = changes[0]?.after['reason'];
  return typeof reason === 'string' ? reason : '';
}
