/** What a curve shows: figures for the eye, the same in words and as a table. Pure. */

export interface ChartRow {
  readonly name: string;
  readonly value: string;
}

export interface Chart {
  readonly values: readonly number[];
  /** Goes on from the last value, dashed: what is not known. */
  readonly guessed: readonly number[];
  readonly low: string;
  readonly high: string;
  /** Words at both ends. */
  readonly from: string;
  readonly to: string;
  /** For those who hear the page. */
  readonly spoken: string;
  /** The same as a table, latest first; without rows none is offered. */
  readonly rows: readonly ChartRow[];
}

export interface Known {
  readonly name: string;
  readonly value: number;
}

/**
 * @param what is shown, such as "价格"
 * @param known oldest first
 * @param text of a value with its unit
 * @param end the words under the guessed end
 */
export function chartOf(
  what: string,
  known: readonly Known[],
  text: (value: number) => string,
  guessed: readonly number[] = [],
  end = '',
): Chart {
  const values = known.map(({ value }) => value);
  const all = [...values, ...guessed];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const [first, last] = [known[0], known.at(-1)];
  const isEmpty = first === undefined || last === undefined;
  const guess =
    guessed.length === 0 ? '' : `；按现在的速度推算到${end}为 ${text(guessed.at(-1) ?? 0)}，不是承诺`;
  return {
    ...{ values, guessed },
    low: isEmpty ? '' : text(low),
    high: isEmpty ? '' : text(high),
    from: first?.name ?? '',
    to: guessed.length === 0 ? (last?.name ?? '') : end,
    spoken: isEmpty
      ? `${what}还没有数据`
      : `${what}曲线，${first.name} ${text(first.value)}，${last.name} ${text(last.value)}，最低 ${text(low)}，最高 ${text(high)}${guess}`,
    rows: known.map(({ name, value }) => ({ name, value: text(value) })).reverse(),
  };
}

export const NO_CHART: Chart = chartOf('', [], String);
