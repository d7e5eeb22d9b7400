/** What functions write to the console or to cloud.logger() is told to the gateway, with the call that wrote it. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';
import type { LogLine } from './protocol';

const LEVELS = ['debug', 'log', 'info', 'warn', 'error'] as const;
const LINE_CHARS_MAX = 4000;
const calls = new AsyncLocalStorage<string>();

/** Runs a call whose lines go under this id. */
export function withCall<T>(id: string, work: () => T): T {
  return calls.run(id, work);
}

/** Once a process; lines still go to the process's own output. */
export function installLog(tell: (id: string, line: LogLine) => void): void {
  const note = (level: string, text: string): void => {
    const id = calls.getStore();
    if (id !== undefined) tell(id, { level, text: text.slice(0, LINE_CHARS_MAX), atMs: Date.now() });
  };
  for (const level of LEVELS) {
    const write = console[level].bind(console);
    console[level] = (...values: unknown[]) => {
      note(level, format(...values));
      write(...values);
    };
  }
  // The door through which cloud.logger() writes in the cloud; with it the SDK does not fall back to the console.
  Object.assign(console, {
    __baseLog__: (message: object, level: string) => note(level, JSON.stringify(message)),
  });
}
