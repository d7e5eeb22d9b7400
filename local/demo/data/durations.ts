/** How long treatments take, and which of them can be had at home. */
import type { ProductRow } from './product-rows';

export interface Duration {
  readonly minutes: number;
  /** For the room afterwards. */
  readonly cleaningMinutes: number;
}

const CLEANING_MIN = 15;
/** As the subtitles say it; a card's use takes as long as the treatment. */
const MINUTES: Readonly<Record<string, number>> = {
  ...{ s01: 60, s02: 75, s03: 60, s04: 45, s05: 90, s06: 40, s07: 60, s08: 60 },
  ...{ c01: 75, c02: 60, c03: 45, c04: 60, c05: 60 },
  ...{ m01: 40, m02: 60, m03: 45, m04: 40 },
};
const AT_HOME: ReadonlySet<string> = new Set(['s04', 's08', 'c03']);

export function durationOf({ code, kind }: Pick<ProductRow, 'code' | 'kind'>): Duration | null {
  const minutes = MINUTES[code];
  if (kind === 'goods') return null;
  if (minutes === undefined) throw new Error(`how long does ${code} take?`);
  return { minutes, cleaningMinutes: CLEANING_MIN };
}

export function isAtHome({ code }: Pick<ProductRow, 'code'>): boolean {
  return AT_HOME.has(code);
}
