/**
 * Runs tasks in their given order wherever they share somebody, side by side where they do not:
 * the result is that of one after the other.
 */
export interface Task {
  /** Everybody and everything that the task may read or change. */
  readonly keys: readonly string[];
  readonly run: () => Promise<void>;
}

/** Resolves when all tasks are done; the first failure stops the rest. */
export async function runInLanes(tasks: readonly Task[], width: number): Promise<void> {
  const lastOf = new Map<string, Promise<void>>();
  const inFlight = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | null = null;
  for (const task of tasks) {
    while (inFlight.size >= width) await Promise.race(inFlight);
    // Set by a task that ran meanwhile.
    if ((failure as { readonly error: unknown } | null) !== null) break;
    const before = task.keys.map((key) => lastOf.get(key)).filter((promise) => promise !== undefined);
    const done: Promise<void> = Promise.all(before)
      .then(() => (failure === null ? task.run() : undefined))
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => inFlight.delete(done));
    inFlight.add(done);
    for (const key of task.keys) lastOf.set(key, done);
  }
  await Promise.all(inFlight);
  const failed = failure as { readonly error: unknown } | null;
  if (failed !== null) throw failed.error;
}
