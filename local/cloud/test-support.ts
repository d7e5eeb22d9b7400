/** For the tests of this folder: a cloud in a scratch folder, and the SDKs as far as the tests use them, typed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cloud, CloudOptions } from './index';
import { startCloud } from './index';

export type Row = Record<string, unknown>;
type Stats = Promise<{ stats: { updated: number; removed: number; created: number } }>;

export interface WxQuery {
  where(condition: object): WxQuery;
  orderBy(field: string, direction: 'asc' | 'desc'): WxQuery;
  limit(n: number): WxQuery;
  skip(n: number): WxQuery;
  field(fields: object): WxQuery;
  get(): Promise<{ data: Row[] }>;
  count(): Promise<{ total: number }>;
  update(options: { data: object }): Stats;
  remove(): Stats;
}

export interface WxDoc {
  get(): Promise<{ data: Row | null }>;
  field(fields: object): WxDoc;
  set(options: { data: object }): Stats;
  update(options: { data: object }): Stats;
  remove(): Stats;
}

export type WxAggregate = Record<string, (argument: unknown) => WxAggregate> & {
  end(): Promise<{ list: Row[] }>;
};

export interface WxCollection extends WxQuery {
  doc(id: string | number): WxDoc;
  add(options: { data: object }): Promise<{ _id: string; _ids: string[] }>;
  aggregate(): WxAggregate;
}

export interface WxTransaction {
  collection(name: string): WxCollection;
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}

export type Command = Record<string, (...args: unknown[]) => Command> & { aggregate: Command };

export interface WxDb {
  command: Command;
  Geo: { Point(longitude: number, latitude: number): { longitude: number; latitude: number } };
  RegExp(options: { regexp: string; options?: string }): object;
  serverDate(options?: { offset: number }): object;
  collection(name: string): WxCollection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<WxTransaction>;
  runTransaction<T>(work: (transaction: WxTransaction) => Promise<T>, retries?: number): Promise<T>;
}

/** cloud.openapi.x.y(data); called itself with options it gives another of its kind. */
export type OpenApi = ((options: object) => OpenApi) &
  Record<string, Record<string, (data: object) => Promise<Row & { buffer: Buffer }>>>;

export interface WxSdk {
  init(config: object): void;
  database(config?: object): WxDb;
  callFunction(options: { name: string; data?: object }): Promise<{ result: unknown }>;
  uploadFile(options: {
    cloudPath: string;
    fileContent: Buffer;
  }): Promise<{ fileID: string; statusCode: number }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(options: {
    fileList: (string | { fileID: string; maxAge: number })[];
  }): Promise<{ fileList: { fileID: string; status: number; tempFileURL: string; maxAge: number }[] }>;
  deleteFile(options: { fileList: string[] }): Promise<{ fileList: { fileID: string; status: number }[] }>;
  openapi: OpenApi;
}

export interface Opened {
  cloud: Cloud;
  wx: WxSdk;
  db: WxDb;
  dataDir: string;
  /** Closes the cloud and removes its folder. */
  end(): Promise<void>;
}

/** A new folder below the system's temporary one. */
export function scratchDir(): string {
  return mkdtempSync(join(tmpdir(), 'local-cloud-'));
}

/** Starts a cloud in a scratch folder and the SDK on it; once a test file, since the SDK keeps what it first read. */
export async function openCloud(options: Partial<CloudOptions> = {}): Promise<Opened> {
  const dataDir = options.dataDir ?? scratchDir();
  const cloud = await startCloud({ ...options, dataDir });
  Object.assign(process.env, cloud.env);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now may the SDK read the environment
  const wx = require('wx-server-sdk') as WxSdk;
  wx.init({ env: cloud.env['TCB_ENV'] });
  return {
    cloud,
    wx,
    db: wx.database({ throwOnNotFound: false }),
    dataDir,
    end: async () => {
      await cloud.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The first line of a function that uses wx-server-sdk as `cloud`. */
export const SDK_LINE = `const cloud = require(${JSON.stringify(require.resolve('wx-server-sdk'))}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;

/** A client's request through POST /client. */
export async function asClient(url: string, openid: string, request: object): Promise<Row> {
  const body = JSON.stringify({ ...request, identity: { openid } });
  return (await (await fetch(`${url}/client`, { method: 'POST', body })).json()) as Row;
}

/** A request to the control interface; rejects with its error. */
export async function askControl(url: string, path: string, body?: object): Promise<Row> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const reply = (await (await fetch(`${url}/local/${path}`, init)).json()) as Row;
  if (reply['error'] !== undefined) throw Object.assign(new Error('refused'), reply['error']);
  return reply;
}

/** Writes functions as the build does, one folder each: index.js by name; triggers and more for config.json. */
export function writeFunctions(
  sources: Record<string, string>,
  triggers: Record<string, object[]> = {},
  more: Record<string, object> = {},
): string {
  const directory = scratchDir();
  for (const [name, source] of Object.entries(sources)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'index.js'), source);
    const config = { triggers: triggers[name] ?? [], ...more[name] };
    writeFileSync(join(directory, name, 'config.json'), JSON.stringify(config));
  }
  return directory;
}
