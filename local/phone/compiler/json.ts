/** The mini-program's JSON files, with the line of a mistake. */
import { existsSync, readFileSync } from 'node:fs';

import { ProblemError } from './problem';

/** @returns undefined where there is no such file; throws a ProblemError where it is no JSON object */
export function readJson(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ProblemError(message, file, lineOf(text, message));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProblemError('A JSON object is expected here', file, 1);
  return value as Record<string, unknown>;
}

/** JSON.parse tells a position, or that the text ended. */
function lineOf(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split('\n').length;
}
