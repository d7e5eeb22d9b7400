/** Puts the parts together: store, transactions, clock, timers, functions, storage and the HTTP gateway. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { setPermission } from './access/permission';
import { Calls } from './calls';
import { Clock } from './clock';
import { answerConsole } from './console';
import { control } from './control';
import { Counts } from './counts';
import { Engine } from './database/engine';
import type { IndexSpec } from './database/indexes';
import { Store } from './database/store';
import { Firing } from './firing';
import { Functions } from './functions';
import { listen, type Door, type Handlers } from './gateway';
import { answerHttp, HTTP_ROOT } from './http-access';
import type { Identity } from './identity';
import type { Cloud, CloudOptions, Permission, TimerFirings } from './index';
import { Records } from './records';
import { Services, sleep } from './services';
import { answerDownload, answerUpload } from './storage/door';
import { Storage } from './storage/storage';
import { readTimers, Timers } from './timers';

const LOCAL_ENV = 'local-env';
const LOCAL_APPID = 'wx0000000000000000';
const OVERDUE_CHECK_MS = 1000;

export class LocalCloud implements Cloud {
  readonly url: string;
  readonly httpUrl: string;
  readonly env: Record<string, string>;
  readonly clock: Cloud['clock'];
  readonly calls = new Calls();
  readonly firing: Firing;
  readonly timers: Timers;
  readonly storage: Storage;
  /** What answers below a path and is neither the wire nor the control interface. */
  readonly doors: Readonly<Record<string, Door>>;
  private readonly tally = new Counts();
  private readonly failed = new Counts();
  private readonly functions: Functions;
  private readonly services: Services;
  private readonly overdue: NodeJS.Timeout;
  private server: Server | undefined;

  private constructor(
    private readonly options: CloudOptions,
    readonly store: Store,
    readonly records: Records,
    readonly engine: Engine,
    private readonly time: Clock,
    readonly port: number,
  ) {
    this.url = `http://127.0.0.1:${port}`;
    this.httpUrl = `${this.url}${HTTP_ROOT}`;
    this.env = environment(this.url);
    const nowMs = (): number => time.now();
    const { dataDir, timeoutSeconds } = options;
    const functionsDir = options.functionsDir === undefined ? undefined : resolve(options.functionsDir);
    const env = { ...this.env, ...options.functionEnv };
    this.functions = new Functions({ functionsDir, dataDir, env, timeoutSeconds, nowMs }, this.calls);
    time.follow((offsetMs) => this.functions.setClockOffset(offsetMs));
    this.storage = new Storage({ url: this.url, envId: LOCAL_ENV }, dataDir, records, nowMs);
    this.services = new Services({
      engine,
      functions: this.functions,
      storage: this.storage,
      records,
      calls: this.calls,
      counts: this.tally,
      failures: this.failed,
      appid: LOCAL_APPID,
      latencyMs: options.latencyMs ?? 0,
      nowMs,
    });
    this.firing = new Firing((name, event, identity) => this.invoke(name, event, identity));
    const timers = functionsDir === undefined ? [] : readTimers(functionsDir);
    this.timers = new Timers(timers, time, (timer, dueMs) => this.firing.fire(timer, dueMs));
    this.clock = {
      now: nowMs,
      set: (ms, firings: TimerFirings = 'each') => this.timers.moveTo(ms, firings),
      advance: (ms, firings: TimerFirings = 'each') => this.timers.moveTo(time.now() + ms, firings),
    };
    this.doors = this.openDoors();
    this.overdue = setInterval(() => engine.abortOverdue(Date.now()), OVERDUE_CHECK_MS);
    this.overdue.unref();
  }

  static async start(options: CloudOptions): Promise<Cloud> {
    mkdirSync(options.dataDir, { recursive: true });
    const store = new Store(join(options.dataDir, 'cloud.db'));
    const records = new Records(join(options.dataDir, 'platform.db'));
    const time = new Clock(store, options.startTime);
    const engine = new Engine(store, () => time.now());
    // The gateway needs the cloud and the cloud the port; requests come only after both exist.
    const late: { cloud?: LocalCloud } = {};
    const cloudOf = (): LocalCloud => {
      if (late.cloud === undefined) throw new Error('The local cloud is still starting');
      return late.cloud;
    };
    const { server, port } = await listen(handlersOf(cloudOf), options.port ?? 0);
    try {
      late.cloud = new LocalCloud(options, store, records, engine, time, port);
    } catch (error) {
      // A server that listens for nobody would keep the program alive.
      server.close();
      throw error;
    }
    late.cloud.server = server;
    return late.cloud;
  }

  ensureCollection(name: string, indexes: IndexSpec[] = [], permission?: Permission): void {
    this.store.ensureCollection(name, indexes);
    if (permission !== undefined) setPermission(this.records, name, permission);
  }

  bulkInsert(collection: string, documents: Iterable<object>): void {
    this.store.bulkInsert(collection, documents);
  }

  counts(): Record<string, Record<string, number>> {
    return this.tally.read();
  }

  failures(): Record<string, Record<string, number>> {
    return this.failed.read();
  }

  resetCounts(): void {
    this.tally.reset();
    this.failed.reset();
  }

  async invoke(functionName: string, data: unknown, identity: Identity = {}): Promise<unknown> {
    const text = await this.functions.call(functionName, data, this.services.complete(identity));
    return JSON.parse(text) as unknown;
  }

  async close(): Promise<void> {
    this.timers.close();
    this.firing.close();
    clearInterval(this.overdue);
    await this.functions.close();
    const server = this.server;
    if (server !== undefined) {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    }
    this.time.close();
    this.records.close();
    this.store.close();
  }

  private openDoors(): Record<string, Door> {
    const { latencyMs = 0 } = this.options;
    const call = (name: string, event: unknown, identity: Identity): Promise<unknown> =>
      this.invoke(name, event, identity);
    const slow =
      (door: Door): Door =>
      async (request) => {
        if (latencyMs > 0) await sleep(latencyMs);
        return door(request);
      };
    return {
      [`${HTTP_ROOT}/`]: (request) => answerHttp(this.options.http ?? {}, LOCAL_ENV, call, request),
      '/upload/': slow((request) => answerUpload(this.storage, request)),
      '/files/': slow((request) => Promise.resolve(answerDownload(this.storage, request))),
      '/console': (request) => Promise.resolve(answerConsole(request)),
    };
  }

  wire(...[request]: Parameters<Handlers['wire']>): ReturnType<Handlers['wire']> {
    return this.services.answer(request);
  }

  client(...[request]: Parameters<Handlers['client']>): ReturnType<Handlers['client']> {
    return this.services.answerClient(request);
  }
}

function handlersOf(cloudOf: () => LocalCloud): Handlers {
  return {
    wire: (request) => cloudOf().wire(request),
    client: (request) => cloudOf().client(request),
    control: (request) => control(cloudOf(), request),
    door: (path) => {
      const { doors } = cloudOf();
      if (path === '/') return doors['/console'];
      const prefix = Object.keys(doors).find((beginning) => path.startsWith(beginning));
      return prefix === undefined ? undefined : doors[prefix];
    },
  };
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
