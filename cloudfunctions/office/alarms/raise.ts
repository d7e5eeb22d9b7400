/** Looks at every source and keeps the list of alarms true: what is new opens, what is no more is gone. */
import type { CashHouse } from '../../orders/cash-house';
import { findAll } from '../../platform/database';
import { ALARM_KINDS, alarms, type Alarm } from '../documents';
import { persist } from '../persist';
import { SOURCES } from './sources';

export interface Raised {
  readonly opened: number;
  readonly gone: number;
}

/** By the timer, hourly; looking twice changes nothing. */
export async function raiseAlarms(house: CashHouse): Promise<Raised> {
  const [found, waiting] = await Promise.all([
    Promise.all(
      ALARM_KINDS.map(async (kind) => (await SOURCES[kind](house)).map((cause) => ({ kind, ...cause }))),
    ),
    findAll(house.database, alarms, { state: { in: ['open', 'seen'] } }),
  ]);
  const causes = found.flat();
  const known = new Set(waiting.map(({ _id }) => _id));
  const present = new Set(causes.map(({ _id }) => _id));
  const now = house.clock.now();
  const opened = causes
    .filter(({ _id }) => !known.has(_id))
    .map((cause): Alarm => ({
      ...cause,
      ...{ state: 'open', openedAt: now, seenBy: null, seenAt: null, goneAt: null },
    }));
  const gone = waiting
    .filter(({ _id }) => !present.has(_id))
    .map((alarm): Alarm => ({ ...alarm, state: 'gone', goneAt: now }));
  for (const alarm of [...opened, ...gone])
    await persist(house, (transaction) => transaction.put(alarms, alarm));
  return { opened: opened.length, gone: gone.length };
}
