/** The manner of wx calls: success, fail and complete, or a promise where none of them is given. */
import { plainText } from '../runtime/text';
import type { Options } from '../runtime/types';

/** What a call does; what it throws or rejects with becomes `fail`. */
export type Run = (options: Options) => unknown;
export type Table = Readonly<Record<string, Run>>;
/** Calls that answer at once, by their documented signature. */
export type SyncTable = Readonly<Record<string, (...values: never[]) => unknown>>;

/** A refusal as WeChat words it: the message follows "name:fail ". */
export class Failure extends Error {
  constructor(
    message: string,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

interface Callbacks {
  readonly success?: (result: object) => void;
  readonly fail?: (error: object) => void;
  readonly complete?: (result: object) => void;
}

/** Puts the manner of a wx call around what it does. */
export function asynchronous(name: string, run: Run): (options?: Options) => Promise<object> | undefined {
  return (options = {}) => {
    const { success, fail, complete } = options as Callbacks;
    const outcome = perform(name, run, options);
    if (success === undefined && fail === undefined && complete === undefined)
      return outcome.then(({ isOk, result }) => (isOk ? result : Promise.reject(result as Error)));
    void outcome.then(({ isOk, result }) => {
      if (isOk) success?.(result);
      else fail?.(result);
      complete?.(result);
    });
    return undefined;
  };
}

async function perform(name: string, run: Run, options: Options): Promise<{ isOk: boolean; result: object }> {
  try {
    const result: unknown = await run(options);
    const fields = typeof result === 'object' && result !== null ? result : {};
    return { isOk: true, result: { errMsg: `${name}:ok`, ...fields } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const extra = error instanceof Failure ? error.extra : {};
    return { isOk: false, result: { errMsg: `${name}:fail ${message}`, ...extra } };
  }
}

/** Calls with the option `success` alone, such as wx.login, are asynchronous; the table says which. */
export function asynchronousTable(table: Table): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).map(([name, run]) => [name, asynchronous(name, run)]));
}

export function textOf(options: Options, name: string): string {
  return plainText(options[name]);
}
