/** The hour as a table for people; the same as JSON lines is for programs. */
import type { HourReport } from './hour';
import { isSound } from './proof';
import type { StageReport } from './stage';

const MOST_SHOWN = 20;
const MOST_CONFLICTS_SHOWN = 6;

const ms = (value: number): string => value.toFixed(0);
const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);
const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

type Column = readonly [title: string, cell: (stage: StageReport) => string];

const COLUMNS: readonly Column[] = [
  ['asked /s', ({ rate }) => String(rate)],
  ['visits', ({ planned }) => String(planned)],
  ['answered /s', ({ throughput }) => throughput.toFixed(1)],
  ['calls /s', ({ callsASecond }) => callsASecond.toFixed(0)],
  ['operations /s', ({ operationsASecond }) => operationsASecond.toFixed(0)],
  ['p50 ms', ({ p50 }) => ms(p50)],
  ['p99 ms', ({ p99 }) => ms(p99)],
  ['max ms', ({ max }) => ms(max)],
  ['call p50', ({ call }) => ms(call.p50)],
  ['call p99', ({ call }) => ms(call.p99)],
  ['transactions', ({ transactions }) => String(transactions)],
  ['conflicts', ({ conflicts }) => String(conflicts)],
  ['refused', ({ refused }) => String(total(refused))],
  ['unexpected', ({ unexpected }) => String(total(unexpected))],
  ['errors', ({ errors }) => String(total(errors))],
];

export function printHour({ stages, knee, proof }: HourReport): void {
  printRows([COLUMNS.map(([title]) => title), ...stages.map((one) => COLUMNS.map(([, cell]) => cell(one)))]);
  for (const stage of stages) printNotes(stage);
  printUseCases(stages);
  const best = Math.max(...stages.map(({ throughput }) => throughput));
  console.log(
    knee === null
      ? `\nNo knee up to ${stages.at(-1)?.rate ?? 0} visits a second.`
      : `\nThe knee lies ${knee.lastGood === null ? 'below' : `between ${knee.lastGood} and`} ${knee.rate} visits a second: ${knee.why}. Most that was answered: ${best.toFixed(1)} a second.`,
  );
  const { closedAfterMs, promises, broken, checks, findings } = proof;
  console.log(
    closedAfterMs === null
      ? 'The day was NOT closed.'
      : `The day was closed ${ms(closedAfterMs)} ms after midnight, under load.`,
  );
  console.log(
    `${promises} promises looked up, ${broken.length} broken; ${checks} checks of the books, ${findings.length} findings.`,
  );
  for (const one of [...broken, ...findings].slice(0, MOST_SHOWN)) console.log(`  ${one}`);
  console.log(isSound(proof) ? 'The books prove themselves.' : 'THE BOOKS ARE NOT SOUND.');
}

function printNotes({ rate, refused, unexpected, errors, conflictsBy }: StageReport): void {
  const most = Object.fromEntries(Object.entries(conflictsBy).slice(0, MOST_CONFLICTS_SHOWN));
  const notes = { conflicts: most, refused, unexpected, errors };
  for (const [name, counts] of Object.entries(notes))
    if (total(counts) > 0) console.log(`  ${rate}/s ${name}: ${listed(counts)}`);
}

/** p50 / p99 of each use case, a column a stage. */
function printUseCases(stages: readonly StageReport[]): void {
  const names = [...new Set(stages.flatMap(({ useCases }) => Object.keys(useCases)))].sort();
  const cell = ({ useCases }: StageReport, name: string): string => {
    const own = useCases[name];
    return own === undefined ? '' : `${ms(own.p50)} / ${ms(own.p99)}`;
  };
  console.log('');
  printRows([
    ['p50 / p99 ms at', ...stages.map(({ rate }) => `${rate}/s`)],
    ...names.map((name) => [name, ...stages.map((stage) => cell(stage, name))]),
  ]);
}

/** As rows of Markdown, so that they can stand in docs/figures.md as they are. */
function printRows(rows: readonly (readonly string[])[]): void {
  const [head = []] = rows;
  const widths = head.map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [first, ...rest] = rows.map(line);
  console.log([first, line(widths.map((width) => '-'.repeat(width))), ...rest].join('\n'));
}
