/** Who is leaving, for the operators: by state, newest first, without a name. */
import { maskedMember } from '../../accounts/mask';
import type { Reader } from '../../platform/database';
import { pageOf, pageWith, type Cursor } from '../../platform/paging';
import { leavings, type LeavingState } from '../documents';
import { OBSTACLE_SENTENCES } from './obstacles';

export async function leavingList(reader: Reader, state: LeavingState, after: Cursor | null, limit: number) {
  const sort = ['askedAt', 'desc'] as const;
  const page = await pageOf(reader, { from: leavings, where: { state }, sort, after, limit });
  return pageWith(page, ({ _id: memberId, askedAt, dueAt, putOffBy, erased, endedAt }) => ({
    ...{ memberId, name: maskedMember(memberId), askedAt, dueAt, erased, endedAt },
    putOffBy: putOffBy.map((obstacle) => OBSTACLE_SENTENCES[obstacle]),
  }));
}
