/** What a month's usage costs, in whole fen, rounded up. Pure. */
import { AFTER_USE, CALL_PACKS, GB_SECONDS_A_CALL } from './prices';
import type { Usage } from './usage';

const MILLION = 1_000_000;

/**
 * The cheapest packs that hold every call of a function and every document as a call of its own: the most it can be, since
 * a query over many documents is one request.
 */
export function packsFen({ calls, reads, writes }: Usage): number {
  const unit = Math.min(...CALL_PACKS.map((pack) => pack.calls));
  const units = Math.ceil((calls + reads + writes) / unit);
  const cheapest = [0];
  for (let held = 1; held <= units; held += 1)
    cheapest.push(
      Math.min(
        ...CALL_PACKS.map((pack) => pack.fen + (cheapest[Math.max(0, held - pack.calls / unit)] ?? 0)),
      ),
    );
  return cheapest[units] ?? 0;
}

export function afterUseFen({ calls, reads, writes }: Usage): number {
  const { readFenPerMillion, writeFenPerMillion, gbSecondFenPerMillion } = AFTER_USE;
  const gbSeconds = calls * GB_SECONDS_A_CALL;
  return Math.ceil(
    (reads * readFenPerMillion + writes * writeFenPerMillion + gbSeconds * gbSecondFenPerMillion) / MILLION,
  );
}
