/** The gateway's side of the functions: starts their process, hands calls to it, and starts it anew after a crash. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallMessage, FromHost, ToHost } from './function-host/protocol';
import { hostEntry } from './function-host/entry';
import { WireError } from './database/errors';
import type { Identity } from './identity';
import { newId } from './database/ids';

/** The time limit of a call, as in the WeChat console. */
const TIME_MS_MAX = 60_000;
const EVENT_CHARS_MAX = 6 * 1024 * 1024;

interface Pending {
  resolve: (text: string) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

export class Functions {
  private host: ChildProcess | undefined;
  private clockOffsetMs = 0;
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly functionsDir: string | undefined,
    private readonly dataDir: string,
    private readonly env: Record<string, string>,
  ) {}

  /** Passes the clock's offset on, ahead of every later call. */
  setClockOffset(offsetMs: number): void {
    this.clockOffsetMs = offsetMs;
    this.send({ kind: 'clock', offsetMs });
  }

  /**
   * Calls a function and returns its result as JSON text.
   * @throws WireError with the cloud's code when it does not exist, throws, takes too long, or its process dies
   */
  async call(name: string, event: unknown, identity: Identity): Promise<string> {
    const directory = this.functionsDir === undefined ? undefined : join(this.functionsDir, name);
    if (directory === undefined || !/^[\w-]+$/.test(name) || !existsSync(join(directory, 'index.js'))) {
      throw new WireError(
        'FUNCTION_NOT_FOUND',
        `[ResourceNotFound.Function] FunctionName ${name} could not be found`,
      );
    }
    const text = JSON.stringify(event ?? {});
    if (text.length > EVENT_CHARS_MAX) {
      throw new WireError(
        'EXCEED_MAX_PAYLOAD_SIZE',
        `The event is larger than 6 MB (${text.length} characters)`,
      );
    }
    const id = newId();
    this.host ??= this.startHost();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.pending.delete(id);
        const message = `Invoking task timed out after ${TIME_MS_MAX / 1000} seconds`;
        reject(new WireError('FUNCTIONS_TIME_LIMIT_EXCEEDED', message));
      }, TIME_MS_MAX);
      timer.unref();
      this.pending.set(id, { resolve, reject, timer });
      const message: CallMessage = {
        kind: 'call',
        id,
        name,
        event: text,
        identity,
        timeLimitMs: TIME_MS_MAX,
      };
      this.send(message);
    });
  }

  async close(): Promise<void> {
    const host = this.host;
    if (host === undefined) return;
    const exited = new Promise<void>((resolve) => host.once('exit', () => resolve()));
    host.kill();
    await exited;
  }

  private startHost(): ChildProcess {
    const entry = hostEntry(this.dataDir);
    const host = fork(entry.file, entry.args, {
      env: { ...process.env, ...this.env, LOCAL_FUNCTIONS_DIR: this.functionsDir },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    host.on('message', (message) => this.receive(message as FromHost));
    host.on('exit', (code, signal) => {
      this.host = undefined;
      this.failAll(`the functions' process ended (${signal ?? `code ${String(code)}`})`);
    });
    host.send({ kind: 'clock', offsetMs: this.clockOffsetMs } satisfies ToHost);
    return host;
  }

  private send(message: ToHost): void {
    // A process that is just ending cannot be told; its calls fail when its exit is noticed.
    this.host?.send(message, () => undefined);
  }

  private receive(message: FromHost): void {
    const pending = this.pending.get(message.id);
    if (pending === undefined) return;
    this.pending.delete(message.id);
    clearTimeout(pending.timer);
    if (message.kind === 'result') pending.resolve(message.text);
    else pending.reject(new WireError(message.code, message.message));
  }

  private failAll(why: string): void {
    for (const { reject, timer } of this.pending.values()) {
      clearTimeout(timer);
      reject(new WireError('FUNCTIONS_EXECUTE_FAIL', `[FailedOperation.FunctionExecute] ${why}`));
    }
    this.pending.clear();
  }
}
