/** Puts the parts together: store, transactions, clock, timers, functions and the HTTP gateway. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { Clock } from './clock';
import { control } from './control';
import { Counts } from './counts';
import { runDatabaseAction } from './database/actions';
import { Engine } from './database/engine';
import { conflict, WireError } from './database/errors';
import type { IndexSpec } from './database/indexes';
import { Store } from './database/store';
import { Blocked } from './database/transaction';
import { Functions } from './functions';
import { listen, type HttpReply, type HttpRequest } from './gateway';
import { answerHttp, HTTP_ROOT } from './http-access';
import type { Identity } from './identity';
import type { Cloud, CloudOptions, TimerFirings } from './index';
import { readTimers, Timers, type Timer } from './timers';
import { readToken, type CallToken } from './token';
import type { WireReply, WireRequest } from './wire';

export const LOCAL_ENV = 'local-env';
export const LOCAL_APPID = 'wx0000000000000000';
/** How long an operation outside of transactions waits for a document that an open transaction holds. */
const BLOCKED_MS_MAX = 5000;
const OVERDUE_CHECK_MS = 1000;

export class LocalCloud implements Cloud {
  readonly url: string;
  readonly httpUrl: string;
  readonly env: Record<string, string>;
  readonly clock: Cloud['clock'];
  private readonly tally = new Counts();
  private readonly functions: Functions;
  private readonly timers: Timers;
  private readonly overdue: NodeJS.Timeout;
  private server: Server | undefined;

  private constructor(
    private readonly options: CloudOptions,
    private readonly store: Store,
    private readonly engine: Engine,
    private readonly time: Clock,
    readonly port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.httpUrl = `${this.url}${HTTP_ROOT}`;
    this.env = environment(this.url);
    const functionsDir = options.functionsDir === undefined ? undefined : resolve(options.functionsDir);
    this.functions = new Functions(functionsDir, options.dataDir, { ...this.env, ...options.functionEnv });
    time.follow((offsetMs) => this.functions.setClockOffset(offsetMs));
    const timers = functionsDir === undefined ? [] : readTimers(functionsDir);
    this.timers = new Timers(timers, time, (timer, dueMs) => this.fire(timer, dueMs));
    this.clock = {
      now: () => time.now(),
      set: (ms, firings: TimerFirings = 'each') => this.timers.moveTo(ms, firings),
      advance: (ms, firings: TimerFirings = 'each') => this.timers.moveTo(time.now() + ms, firings),
    };
    this.overdue = setInterval(() => engine.abortOverdue(Date.now()), OVERDUE_CHECK_MS);
    this.overdue.unref();
  }

  static async start(options: CloudOptions): Promise<Cloud> {
    mkdirSync(options.dataDir, { recursive: true });
    const store = new Store(join(options.dataDir, 'cloud.db'));
    const time = new Clock(store, options.startTime);
    const engine = new Engine(store, () => time.now());
    // The gateway needs the cloud and the cloud the port; requests come only after both exist.
    const late: { cloud?: LocalCloud } = {};
    const cloudOf = (): LocalCloud => {
      if (late.cloud === undefined) throw new Error('The local cloud is still starting');
      return late.cloud;
    };
    const { server, port } = await listen(
      {
        wire: (request) => cloudOf().answer(request),
        control: (method, path, body) => control(cloudOf(), method, path, body),
        doors: { [`${HTTP_ROOT}/`]: (request) => cloudOf().answerHttp(request) },
      },
      options.port ?? 0,
    );
    late.cloud = new LocalCloud(options, store, engine, time, port);
    late.cloud.server = server;
    return late.cloud;
  }

  ensureCollection(name: string, indexes: IndexSpec[] = []): void {
    this.store.ensureCollection(name, indexes);
  }

  bulkInsert(collection: string, documents: Iterable<object>): void {
    this.store.bulkInsert(collection, documents);
  }

  counts(): Record<string, Record<string, number>> {
    return this.tally.read();
  }

  resetCounts(): void {
    this.tally.reset();
  }

  async invoke(functionName: string, data: unknown, identity: Identity = {}): Promise<unknown> {
    const { openid, appid, source } = identity;
    const client =
      openid === undefined ? {} : { openid, appid: appid ?? LOCAL_APPID, source: source ?? 'wx_client' };
    return JSON.parse(await this.functions.call(functionName, data, { ...identity, ...client })) as unknown;
  }

  async close(): Promise<void> {
    this.timers.close();
    clearInterval(this.overdue);
    await this.functions.close();
    const server = this.server;
    if (server !== undefined) {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    }
    this.time.close();
    this.store.close();
  }

  private answerHttp(request: HttpRequest): Promise<HttpReply> {
    const call = (name: string, event: unknown, identity: Identity): Promise<unknown> =>
      this.invoke(name, event, identity);
    return answerHttp(this.options.http ?? {}, LOCAL_ENV, call, request);
  }

  private answer(request: WireRequest): WireReply | Promise<WireReply> {
    const token = readToken(request.wxCloudApiToken);
    this.tally.add(token.label, request.action);
    if (request.action === 'functions.invokeFunction') return this.invokeNested(request, token);
    const latencyMs = this.options.latencyMs ?? 0;
    if (latencyMs > 0) return sleep(latencyMs).then(() => this.runDatabase(request, token.scope));
    return this.runDatabase(request, token.scope);
  }

  private runDatabase(request: WireRequest, scope: string): WireReply | Promise<WireReply> {
    try {
      return this.runAction(request, scope);
    } catch (error) {
      if (error instanceof Blocked) return this.runWhenFree(request, scope, error);
      throw error;
    }
  }

  private runAction(request: WireRequest, scope: string): WireReply {
    const reply = runDatabaseAction(this.engine, request, scope);
    if (reply !== undefined) return reply;
    throw new WireError('LOCAL_NOT_SUPPORTED', `The local cloud does not know the action ${request.action}`);
  }

  /** Like MongoDB, a write outside of transactions waits for a transaction that holds its document, but not for ever. */
  private async runWhenFree(request: WireRequest, scope: string, blocked: Blocked): Promise<WireReply> {
    const untilMs = Date.now() + BLOCKED_MS_MAX;
    for (let met = blocked; ;) {
      await endOrTimeout(met.owner.ended, untilMs - Date.now());
      try {
        return this.runAction(request, scope);
      } catch (error) {
        if (!(error instanceof Blocked)) throw error;
        if (Date.now() >= untilMs) throw conflict(error.what);
        met = error;
      }
    }
  }

  /** A function calls a function: the callee's caller is the caller's caller. */
  private async invokeNested(request: WireRequest, token: CallToken): Promise<WireReply> {
    const event: unknown = JSON.parse(request.request_data === '' ? '{}' : (request.request_data ?? '{}'));
    const identity: Identity = { source: token.source === '' ? 'scf' : `${token.source},scf` };
    if (token.openid !== '') identity.openid = token.openid;
    if (token.appid !== '') identity.appid = token.appid;
    const text = await this.functions.call(request.function_name ?? '', event, identity);
    return { data: { response_data: text } };
  }

  private async fire(timer: Timer, dueMs: number): Promise<void> {
    const event = {
      Type: 'Timer',
      TriggerName: timer.triggerName,
      Time: new Date(dueMs).toISOString(),
      Message: '',
    };
    try {
      await this.invoke(timer.functionName, event, { source: 'wx_trigger' });
    } catch (error) {
      console.error(`Timer ${timer.triggerName} of ${timer.functionName} failed:`, error);
    }
  }
}

function environment(url: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    SCF_NAMESPACE: LOCAL_ENV,
    TCB_ENV: LOCAL_ENV,
  };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits for an end, but no longer than this; leaves no timer behind. */
async function endOrTimeout(ended: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([ended, timeout]);
  clearTimeout(timer);
}
