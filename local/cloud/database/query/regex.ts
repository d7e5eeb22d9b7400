/** Regular expressions of queries: MongoDB's options on JavaScript's RegExp. */
import { requestFailed } from '../errors';

/**
 * @param options any of i, m, s and x (white space and comments in the pattern mean nothing)
 * @throws the request error for a pattern or options that are none
 */
export function regExpOf(pattern: string, options: string): RegExp {
  const source = options.includes('x') ? withoutSpacing(pattern) : pattern;
  try {
    return new RegExp(source, [...new Set(options)].filter((option) => option !== 'x').join(''));
  } catch (error) {
    throw requestFailed(error instanceof Error ? error.message : String(error));
  }
}

/** Drops white space and #-comments, except where they are escaped or stand in a class. */
function withoutSpacing(pattern: string): string {
  return pattern.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]|\s+|#[^\n]*/g, (part) =>
    /^[\\[]/.test(part) ? part : '',
  );
}

/** Whether a text matches, regardless of where an earlier search with the same expression ended. */
export function matches(expression: RegExp, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  expression.lastIndex = 0;
  return expression.test(value);
}
