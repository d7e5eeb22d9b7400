/** The gateway's side of the functions: starts their process, hands calls to it, and starts it anew after a crash. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Calls } from './calls';
import { newId } from './database/ids';
import { WireError } from './database/errors';
import { readFunctionConfig, TIMEOUT_SECONDS_MAX, type FunctionConfig } from './function-config';
import { hostEntry, sharedModules } from './function-host/entry';
import type { CallMessage, FromHost, ToHost } from './function-host/protocol';
import type { Identity } from './identity';

/** Of an event and of a result: codes 406 and 407 of https://intl.cloud.tencent.com/zh/document/product/583/35311. */
const PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;
const MEMORY_MB = 256;
/** How long a process whose function took too long has to show that it is not stuck itself. */
const PONG_MS = 1000;

export interface FunctionsOptions {
  functionsDir: string | undefined;
  dataDir: string;
  env: Record<string, string>;
  /** For functions whose configuration says nothing. */
  timeoutSeconds?: number | undefined;
  nowMs: () => number;
}

interface Pending {
  resolve: (text: string) => void;
  reject: (error: WireError) => void;
  timer: NodeJS.Timeout;
}

export class Functions {
  private host: ChildProcess | undefined;
  private clockOffsetMs = 0;
  private readonly pending = new Map<string, Pending>();
  /** Read once, as the function itself is. */
  private readonly configs = new Map<string, FunctionConfig>();
  private stuck: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: FunctionsOptions,
    private readonly calls: Calls,
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
    const config = this.configOf(name);
    const text = JSON.stringify(event ?? {});
    const bytes = Buffer.byteLength(text);
    if (bytes > PAYLOAD_BYTES_MAX)
      throw new WireError('EXCEED_MAX_PAYLOAD_SIZE', `The event is larger than 6 MB (${bytes} bytes)`);
    const id = newId();
    const seconds = config.timeout ?? this.options.timeoutSeconds ?? TIMEOUT_SECONDS_MAX;
    this.calls.begin({ id, functionName: name, identity, event: text, startedMs: this.options.nowMs() });
    try {
      const result = await this.run({
        kind: 'call',
        id,
        name,
        event: text,
        identity,
        timeLimitMs: seconds * 1000,
        memoryMb: config.memorySize ?? MEMORY_MB,
      });
      if (Buffer.byteLength(result) > PAYLOAD_BYTES_MAX)
        throw failed('The size of response exceeds the upper limit (6MB)');
      this.calls.end(id, { result });
      return result;
    } catch (error) {
      const { code, message } = error as WireError;
      this.calls.end(id, { error: { code, message } });
      throw error;
    }
  }

  /** The open APIs that a function's configuration lists. */
  openApisOf(name: string): readonly string[] {
    return this.configOf(name).permissions?.openapi ?? [];
  }

  async close(): Promise<void> {
    clearTimeout(this.stuck);
    const host = this.host;
    if (host === undefined) return;
    const exited = new Promise<void>((resolve) => host.once('exit', () => resolve()));
    host.kill('SIGKILL');
    await exited;
  }

  private configOf(name: string): FunctionConfig {
    const { functionsDir } = this.options;
    const isThere =
      functionsDir !== undefined && /^[\w-]+$/.test(name) && existsSync(join(functionsDir, name, 'index.js'));
    if (isThere) {
      const config = this.configs.get(name) ?? readFunctionConfig(functionsDir, name);
      this.configs.set(name, config);
      return config;
    }
    const message = `[ResourceNotFound.Function] FunctionName ${name} could not be found`;
    throw new WireError('FUNCTION_NOT_FOUND', message);
  }

  private run(message: CallMessage): Promise<string> {
    this.host ??= this.startHost();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.timeOut(message), message.timeLimitMs);
      timer.unref();
      this.pending.set(message.id, { resolve, reject, timer });
      this.send(message);
    });
  }

  /** The call fails; a process in an endless loop is ended, and with it the other calls that it was running. */
  private timeOut({ id, timeLimitMs }: CallMessage): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    const text = `Invoking task timed out after ${timeLimitMs / 1000} seconds`;
    pending?.reject(new WireError('FUNCTIONS_TIME_LIMIT_EXCEEDED', text));
    const host = this.host;
    this.stuck ??= setTimeout(() => host?.kill('SIGKILL'), PONG_MS);
    this.stuck.unref();
    this.send({ kind: 'ping' });
  }

  private startHost(): ChildProcess {
    const entry = hostEntry(this.options.dataDir);
    const host = fork(entry.file, entry.args, {
      env: {
        ...process.env,
        NODE_PATH: sharedModules(),
        ...this.options.env,
        LOCAL_FUNCTIONS_DIR: this.options.functionsDir,
      },
      execArgv: ['--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    host.on('message', (message) => this.receive(message as FromHost));
    host.on('exit', (code, signal) => {
      this.host = undefined;
      this.notStuck();
      this.failAll(`the functions' process ended (${signal ?? `code ${String(code)}`})`);
    });
    host.send({ kind: 'clock', offsetMs: this.clockOffsetMs } satisfies ToHost);
    return host;
  }

  private notStuck(): void {
    clearTimeout(this.stuck);
    this.stuck = undefined;
  }

  private send(message: ToHost): void {
    // A process that is just ending cannot be told; its calls fail when its exit is noticed.
    this.host?.send(message, () => undefined);
  }

  private receive(message: FromHost): void {
    if (message.kind === 'pong') this.notStuck();
    else if (message.kind === 'log') this.calls.addLine(message.id, message.line);
    else this.settle(message);
  }

  private settle(message: Extract<FromHost, { kind: 'result' | 'error' }>): void {
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
      reject(failed(why));
    }
    this.pending.clear();
  }
}

function failed(why: string): WireError {
  return new WireError('FUNCTIONS_EXECUTE_FAIL', `[FailedOperation.FunctionExecute] ${why}`);
}
