/**
 * The local cloud: one HTTP gateway that speaks CloudBase's wire, so that the unmodified SDKs and the project's
 * functions run against one machine. See README.md.
 */
import type { Identity } from './identity';
import type { IndexSpec } from './database/indexes';
import type { Permission } from './access/permission';
import { LocalCloud } from './cloud';

export interface CloudOptions {
  /** A folder; the database file lives in it. Created if absent. */
  dataDir: string;
  /** 0, the default, takes any free port. */
  port?: number;
  /** One folder a function, with index.js (exports.main) and perhaps config.json (timers). */
  functionsDir?: string;
  /** Where the movable clock starts in a new data folder, epoch milliseconds. Default: the real time. */
  startTime?: number;
  /** Added to each operation: database, files, open APIs, calls of a function by another. Default 0. */
  latencyMs?: number;
  /** The time limit of functions whose config.json says none, 1 to 60. Default 60. */
  timeoutSeconds?: number;
  /** Functions open to HTTP: path to function's name, such as {'/wechatpay': 'payment'}. Nothing else is. */
  http?: Record<string, string>;
  /** More environment for the functions' process. */
  functionEnv?: Record<string, string>;
}

/** Which firings of the timers a move of the clock makes: every one, each timer once at the end, or none. */
export type TimerFirings = 'each' | 'once' | 'none';

export interface Cloud {
  readonly url: string;
  /** Below it lie the paths of CloudOptions.http. */
  readonly httpUrl: string;
  readonly port: number;
  /** The environment variables that a program with either SDK needs. */
  readonly env: Record<string, string>;
  /** @param permission of clients; ADMINONLY until one is set */
  ensureCollection(name: string, indexes?: IndexSpec[], permission?: Permission): void;
  /** Inserts in one SQL transaction, unchecked: for seeds and benchmarks. */
  bulkInsert(collection: string, documents: Iterable<object>): void;
  /** Calls by label, then action. Calls without a label are under ''. */
  counts(): Record<string, Record<string, number>>;
  /** Requests that were answered with an error, by label, then code; conflicts of transactions among them. */
  failures(): Record<string, Record<string, number>>;
  /** Of both. */
  resetCounts(): void;
  readonly clock: {
    now(): number;
    set(ms: number, timers?: TimerFirings): Promise<void>;
    advance(ms: number, timers?: TimerFirings): Promise<void>;
  };
  /** Calls a function; rejects with an error that has the wire's code when it fails. */
  invoke(functionName: string, data: unknown, identity?: Identity): Promise<unknown>;
  close(): Promise<void>;
}

export type { Identity, IndexSpec, Permission };

/** Opens the data folder and starts to listen. */
export function startCloud(options: CloudOptions): Promise<Cloud> {
  return LocalCloud.start(options);
}
