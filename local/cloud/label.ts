/** Labels for the gateway's statistics, for programs outside of functions (a replay, a test). */
import { installScopedEnv, scopedEnv, withEnv } from './env';
import { packToken, readToken } from './token';

let scopeNumber = 0;

/** Call once, before the first SDK request: lets labels reach the SDK through process.env. */
export function installLabels(): void {
  installScopedEnv();
}

/**
 * Runs work whose SDK calls are counted under the label. Each call of withLabel is a scope of its own: within it the
 * gateway refuses what slips out of an open transaction, so run independent pieces of work in a withLabel each.
 */
export function withLabel<T>(label: string, work: () => T): T {
  installScopedEnv();
  const outer = readToken(scopedEnv()?.['WX_API_TOKEN']);
  const scope = `${process.pid}.${++scopeNumber}`;
  const token = packToken({ ...outer, label, scope });
  // The SDK reads the token only when this list names it.
  return withEnv({ WX_CONTEXT_KEYS: 'WX_API_TOKEN', ...scopedEnv(), WX_API_TOKEN: token }, work);
}
