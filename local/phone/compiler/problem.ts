/** A mistake in the mini-program's own files, for the page that shows them. */
import type { Problem } from '../model';

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(message: string, file?: string, line?: number, column?: number) {
    super(message);
    this.problem = {
      message,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    };
  }
}

/** The problem that an error stands for; one that is none of ours keeps its message only. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return { message: error instanceof Error ? error.message : String(error) };
}
