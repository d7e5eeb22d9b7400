/**
 * A process.env that differs from one asynchronous flow to the next: the SDKs read the caller's identity and
 * credential from it at each request, and one process here serves many callers at once.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export type ScopedEnv = Record<string, string | undefined>;

const scopes = new AsyncLocalStorage<ScopedEnv>();
let installed = false;

/** Puts the proxy in place of process.env; once a process. Reading it is cheaper than reading the real one. */
export function installScopedEnv(): void {
  if (installed) return;
  installed = true;
  const base: ScopedEnv = { ...process.env };
  process.env = new Proxy(base, {
    get: (target, name: string) => {
      const scope = scopes.getStore();
      return scope !== undefined && name in scope ? scope[name] : target[name];
    },
    has: (target, name: string) => {
      const scope = scopes.getStore();
      return scope !== undefined && name in scope ? scope[name] !== undefined : name in target;
    },
    set: (target, name: string, value: unknown) => {
      target[name] = String(value);
      return true;
    },
  });
}

/** Runs work with these variables on top of the process's; undefined hides one. */
export function withEnv<T>(scope: ScopedEnv, work: () => T): T {
  return scopes.run(scope, work);
}

/** The variables laid over the process's in this flow. */
export function scopedEnv(): ScopedEnv | undefined {
  return scopes.getStore();
}
