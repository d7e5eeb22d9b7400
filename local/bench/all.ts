/** npm run bench without a name: every short bench, each in a process of its own, and one table for docs/figures.md. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

import { verdictOf } from './targets';

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Ends with 1 when a bench failed or missed a target. */
export async function benchAll(names: readonly string[]): Promise<void> {
  const figures: Figure[] = [];
  const failed: string[] = [];
  for (const name of names) {
    console.error(`bench ${name}`);
    if ((await runOne(name, figures)) !== 0) failed.push(name);
  }
  console.log(`\n${tableOf(figures)}`);
  for (const name of failed) console.log(`bench ${name} FAILED`);
  const hasMissed = figures.some(({ name, value }) => verdictOf(name, value)?.isMet === false);
  if (failed.length > 0 || hasMissed) process.exitCode = 1;
}

/** Passes on what it prints; answers how it ended. */
async function runOne(name: string, figures: Figure[]): Promise<number> {
  const [program = ''] = process.argv.slice(1);
  const child = spawn(process.execPath, [program, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(line);
    const figure = figureOf(line);
    if (figure !== undefined) figures.push(figure);
  }
  return ended;
}

/** Undefined for a line that is for people. */
export function figureOf(line: string): Figure | undefined {
  if (!line.startsWith('{')) return undefined;
  const { name, value, unit } = JSON.parse(line) as Partial<Figure>;
  if (typeof name !== 'string' || typeof value !== 'number' || typeof unit !== 'string') return undefined;
  return { name, value, unit };
}

export function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit }) => {
    const verdict = verdictOf(name, value);
    const target = verdict === undefined ? '' : `${verdict.isMet ? '' : 'MISSED '}${verdict.target}`;
    return `| ${name} | ${value.toLocaleString('en-US')} ${unit} | ${target} |`;
  });
  return ['| figure | value | target |', '|---|---|---|', ...rows].join('\n');
}
