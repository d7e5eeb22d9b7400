/** Alarms as operators see them, and the word that somebody takes care. */
import { pageOf, pageWith, type Cursor, type Page } from '../../platform/paging';
import type { House } from '../../platform/house';
import { refuse } from '../../platform/refusal';
import { alarms, type Alarm } from '../documents';
import { persist } from '../persist';

export interface AlarmView extends Omit<Alarm, '_id'> {
  readonly id: string;
}

export interface AlarmQuery {
  readonly state: 'waiting' | 'gone';
  readonly after: Cursor | null;
  readonly limit: number;
}

const STATES = { waiting: { in: ['open', 'seen'] }, gone: 'gone' } as const;

/** Latest first. */
export async function alarmsIn(
  { database }: House,
  { state, after, limit }: AlarmQuery,
): Promise<Page<AlarmView>> {
  const where = { state: STATES[state] };
  const sort = ['openedAt', 'desc'] as const;
  return pageWith(await pageOf(database, { from: alarms, where, sort, after, limit }), viewOf);
}

/** The first who takes care is named; a cause that is gone needs nobody. */
export function seeAlarm(house: House, alarmId: string, byId: string): Promise<AlarmView> {
  return persist(house, async (transaction) => {
    const known = (await transaction.get(alarms, alarmId)) ?? refuse('NOT_FOUND', { alarmId });
    if (known.state !== 'open') return viewOf(known);
    const seen: Alarm = { ...known, state: 'seen', seenBy: byId, seenAt: house.clock.now() };
    await transaction.put(alarms, seen);
    return viewOf(seen);
  });
}

function viewOf({ _id: id, ...alarm }: Alarm): AlarmView {
  return { id, ...alarm };
}
