/** The shares that a merchant chooses from, and what one means for an order. Pure. */
import { yuanText } from '../../services/amounts';

const WHOLE_BP = 10_000;
const STEP_BP = 1_000;
export const EXAMPLE_FEN = 10_000;

/** Every tenth up to the most, the most itself, and the one that is set. */
export function sharesUpTo(mostBp: number, presentBp: number): readonly number[] {
  const tenths = Array.from({ length: Math.floor(mostBp / STEP_BP) + 1 }, (_, i) => i * STEP_BP);
  return [...new Set([...tenths, mostBp, presentBp])].sort((a, b) => a - b);
}

export interface Example {
  readonly inPoints: string;
  readonly inMoney: string;
}

/** Of an order of ¥100, for somebody with enough points; in fen a share of it is whole. */
export function exampleOf(shareBp: number): Example {
  const fen = (EXAMPLE_FEN / WHOLE_BP) * shareBp;
  return { inPoints: yuanText(fen), inMoney: yuanText(EXAMPLE_FEN - fen) };
}
