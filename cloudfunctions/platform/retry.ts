/** One bounded, jittered retry for what may be tried again. */

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
  /** Once so much time has gone by, nothing is begun any more. */
  readonly patienceMs?: number;
}

/** How a process waits and draws its jitter; tests and the simulation bring their own. */
export interface Waiting {
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
  /** Milliseconds that only go forward, whatever the clock does; where it is absent nothing takes any time. */
  elapsedMs?(): number;
}

export const realWaiting: Waiting = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
  elapsedMs: () => performance.now(),
};

/** Runs `work` until it succeeds, fails for good, or the attempts or the patience are used up. */
export async function retry<T>(
  policy: RetryPolicy,
  waiting: Waiting,
  mayRetry: (error: unknown) => boolean,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  const elapsed = (): number => waiting.elapsedMs?.() ?? 0;
  const { attempts, firstDelayMs, longestDelayMs, patienceMs = Infinity } = policy;
  const began = elapsed();
  for (let attempt = 1; ; attempt += 1) {
    const attemptBegan = elapsed();
    try {
      return await work(attempt);
    } catch (error) {
      const now = elapsed();
      if (attempt >= attempts || now - began >= patienceMs || !mayRetry(error)) throw error;
      // Whoever was first needs as long as this one did: where everything is slow, coming back sooner makes it slower.
      const longest = Math.max(
        Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1)),
        now - attemptBegan,
      );
      // Full jitter: many buyers of one item must not come back in step.
      await waiting.sleep(Math.ceil(longest * waiting.random()));
    }
  }
}
