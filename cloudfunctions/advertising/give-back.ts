/** What of a slot's price goes back when it is withdrawn (rules.md, readings). Pure. */
import { mulDivFloor, type Fen } from '../units/amounts';
import { DAY_MS, type Instant } from '../units/days';
import type { Slot } from './documents';

/** All of it before the slot begins; afterwards the part of the whole days that are left, floored to the fen. */
export function givenBackFen({ from, to }: Pick<Slot, 'from' | 'to'>, priceFen: Fen, at: Instant): Fen {
  if (at < from) return priceFen;
  const leftMs = Math.floor(Math.max(0, to - at) / DAY_MS) * DAY_MS;
  return mulDivFloor(priceFen, leftMs, to - from);
}
