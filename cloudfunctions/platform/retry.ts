/** One bounded, jittered retry for what may be tried again. */

export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

/** How a process waits and draws its jitter; tests and the simulation bring their own. */
export interface Waiting {
  sleep(ms: number): Promise<void>;
  /** In [0, 1). */
  random(): number;
}

export const realWaiting: Waiting = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/** Runs `work` until it succeeds, fails for good, or the attempts are used up. */
export async function retry<T>(
  policy: RetryPolicy,
  waiting: Waiting,
  mayRetry: (error: unknown) => boolean,
  work: (attempt: number) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work(attempt);
    } catch (error) {
      if (attempt >= policy.attempts || !mayRetry(error)) throw error;
      const longest = Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** (attempt - 1));
      // Full jitter: many buyers of one item must not come back in step.
      await waiting.sleep(Math.ceil(longest * waiting.random()));
    }
  }
}
