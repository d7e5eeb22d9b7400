/** How often somebody may try (rules.md §15): counted in a document of its own, before what is tried. */
import { MINUTE_MS } from '../../units/days';
import type { House } from '../../platform/house';
import { idOf } from '../../platform/ids';
import { refuse } from '../../platform/refusal';
import { tries } from '../documents';
import { persist } from '../persist';

const WINDOW_MS = 10 * MINUTE_MS;
/** Within ten minutes. */
const MOST = {
  /** A computer's address asks for codes. */
  start: 60,
  /** A person confirms, or looks at a sign-in. */
  confirm: 120,
} as const;

/** Refuses `RATE_LIMITED`; else the try has been counted. */
export function countTry(house: House, what: keyof typeof MOST, who: string): Promise<void> {
  const id = idOf('try', what, who);
  return persist(house, async (transaction) => {
    const now = house.clock.now();
    const known = (await transaction.get(tries, id))?.at ?? [];
    const recent = known.filter((at) => at > now - WINDOW_MS);
    if (recent.length >= MOST[what]) refuse('RATE_LIMITED');
    await transaction.put(tries, { _id: id, at: [...recent, now] });
  });
}
