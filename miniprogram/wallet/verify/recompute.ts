/**
 * Recomputes a member's own points from the public days and its own grants, by the formula of the rule
 * book alone (§4): points = SV ÷ ΣSV × released, SV left = SV − points × price. Plain fractions with
 * forty decimals; nothing of the mall's own arithmetic is used, so that it can be checked with this.
 */

/** A row of days.csv. SV in 10⁻³⁴ yuan, price in 10⁻⁴ yuan, points in 10⁻⁶. */
export interface PublicDay {
  readonly day: string;
  readonly price: bigint;
  readonly svCounted: bigint;
  readonly released: bigint;
  /** Everything counted was worth less than a point's last unit: it lapsed. */
  readonly isEmptied: boolean;
}

/** A row of holders-own.csv. SV in 10⁻⁴ yuan, points in 10⁻⁶. */
export interface OwnDay {
  readonly day: string;
  readonly svChange: bigint;
  readonly isCounted: boolean;
  readonly points: bigint;
  readonly svLeft: bigint;
}

export interface Compared {
  readonly day: string;
  readonly points: bigint;
  readonly recomputedPoints: bigint;
  readonly svLeft: bigint;
  readonly recomputedSvLeft: bigint;
  readonly isEqual: boolean;
}

const ONE = BigInt(10) ** BigInt(40);
/** What is shown is ⌊x + 10⁻⁹⌋ (docs/distribution.md). */
const TOLERANCE = BigInt(10) ** BigInt(31);
/** 10⁻³⁴ yuan in 10⁻⁴ yuan. */
const PUBLIC_SV = BigInt(10) ** BigInt(30);
const POINT_UNITS = BigInt(1_000_000);

/** Compares day by day; throws where the files do not fit together. */
export function recompute(days: readonly PublicDay[], own: readonly OwnDay[]): Compared[] {
  const published = new Map(days.map((day) => [day.day, day]));
  let sv = BigInt(0);
  let points = BigInt(0);
  let shown = BigInt(0);
  return own.map((row) => {
    const day = published.get(row.day);
    if (day === undefined) throw new Error(`公示里没有 ${row.day} 这一天，请重新下载`);
    sv += row.svChange * ONE;
    if (row.isCounted && day.svCounted > BigInt(0)) {
      const gained = (sv * PUBLIC_SV * day.released) / day.svCounted;
      points += gained;
      sv = day.isEmptied ? BigInt(0) : sv - (gained * day.price) / POINT_UNITS;
    }
    const total = (points + TOLERANCE) / ONE;
    const recomputedPoints = total - shown;
    shown = total;
    const recomputedSvLeft = (sv + TOLERANCE) / ONE;
    const isEqual = recomputedPoints === row.points && recomputedSvLeft === row.svLeft;
    return {
      ...{ day: row.day, points: row.points, svLeft: row.svLeft },
      recomputedPoints,
      recomputedSvLeft,
      isEqual,
    };
  });
}
