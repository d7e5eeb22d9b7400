/** Brings loaded holders up to the last closed day, with the legs that this makes. */
import type { HolderId } from './accounts';
import { MALL, pointAccount, svAccount } from './accounts';
import { accrue, pausedAt, svUnitsOf, type Holding } from './accumulator/holding';
import { transfer, type Leg } from './entry';
import type { Holder } from './holder';
import type { Memory } from './memory';
import { epochId, type State } from './state';

/** Changes the holders in place; the result has the legs of each (pool → points, SV → converted). */
export async function bringUpToDate(
  memory: Memory,
  holders: readonly Holder[],
  state: State,
): Promise<Map<HolderId, Leg[]>> {
  await memory.loadEnds(new Set(holders.flatMap(({ holding }) => neededEnds(holding, state))));
  return new Map(holders.map((holder) => [holder.id, settleHolder(memory, holder, state)]));
}

function neededEnds(holding: Holding, state: State): string[] {
  if (holding.shares === 0n) return [];
  const ids = holding.epoch < state.pool.epoch ? [epochId(holding.epoch)] : [];
  return holding.expiry < state.day ? [...ids, holding.expiry] : ids;
}

function settleHolder(memory: Memory, holder: Holder, state: State): Leg[] {
  const pause = pausedAt(holder.holding, state.pool, state.day, memory.endsByKind);
  const { holding, creditedPointUnits } = accrue(holder.holding, state.pool, state.day, pause);
  const svUnits = svUnitsOf(holding, state.pool);
  const convertedSv = holder.svUnits - svUnits;
  holder.holding = holding;
  holder.points += creditedPointUnits;
  holder.svUnits = svUnits;
  return [
    ...transfer(MALL.pool, pointAccount(holder.id, 'points'), 'POINTS', creditedPointUnits, 'release'),
    ...transfer(svAccount(holder.id), MALL.svConverted, 'SV', convertedSv, 'release'),
  ];
}
