/** Finds the place in the mini-program's own files that a stack of the browser speaks of. */
import { SourceMap, type SourceMapPayload } from 'node:module';
import { relative } from 'node:path';

import type { Problem } from '../model';

const FRAME = /app\.js[^:\s]*:(\d+):(\d+)/;

/** @returns an empty object where the stack does not touch the bundle */
export function placeOfStack(stack: string, map: string, root: string): Partial<Problem> {
  const [, line, column] = FRAME.exec(stack) ?? [];
  if (line === undefined || column === undefined || map === '') return {};
  const found = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(
    Number(line) - 1,
    Number(column) - 1,
  );
  if (!('originalSource' in found)) return {};
  const { originalSource, originalLine, originalColumn } = found;
  const file = originalSource.startsWith('/') ? relative(root, originalSource) : originalSource;
  return { file, line: originalLine + 1, column: originalColumn + 1 };
}
