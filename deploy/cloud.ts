/** A CloudBase environment as a deployment sees it: what is there, and the few ways to change it. */
import type { Index } from '../cloudfunctions/platform/database';

/** CloudBase's tags of simple permissions; CUSTOM are rules that somebody wrote. */
export type AclTag = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY' | 'CUSTOM';

export interface CollectionState {
  readonly name: string;
  readonly permission: AclTag;
  /** Without the one by `_id`, which every collection has. */
  readonly indexes: readonly Index[];
}

export interface Timer {
  readonly name: string;
  /** Seven fields, UTC+8. */
  readonly config: string;
}

export type Variables = Readonly<Record<string, string>>;

export interface FunctionSettings {
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly variables: Variables;
  /** Shown in the console; a deployment keeps the code's hash there. */
  readonly description: string;
}

export interface FunctionState extends FunctionSettings {
  readonly name: string;
  readonly runtime: string;
  readonly timers: readonly Timer[];
}

/** HTTP access: a path leads to a function. */
export interface Route {
  readonly path: string;
  readonly functionName: string;
}

export interface StaticFile {
  readonly path: string;
  readonly bytes: number;
  /** null: the cloud took the file in parts and knows no hash of the whole. */
  readonly md5: string | null;
}

export interface Present {
  readonly collections: readonly CollectionState[];
  readonly functions: readonly FunctionState[];
  readonly routes: readonly Route[];
  /** Where HTTP access listens, without https://; null while it is off. */
  readonly domain: string | null;
  readonly storagePermission: AclTag;
  readonly files: readonly StaticFile[];
  /** Where the console's pages are, without https://; null while static hosting is off. */
  readonly siteDomain: string | null;
}

export interface NewFunction extends FunctionSettings {
  readonly name: string;
  readonly runtime: string;
}

/** Each method does one thing and is done when it answers; what it does twice is an error or harmless. */
export interface Cloud {
  look(): Promise<Present>;
  createCollection(name: string): Promise<void>;
  setPermission(collection: string, permission: AclTag): Promise<void>;
  createIndex(collection: string, index: Index): Promise<void>;
  dropIndex(collection: string, indexName: string): Promise<void>;
  setStoragePermission(permission: AclTag): Promise<void>;
  createFunction(created: NewFunction, folder: string): Promise<void>;
  updateCode(functionName: string, folder: string): Promise<void>;
  configure(functionName: string, settings: FunctionSettings): Promise<void>;
  createTimer(functionName: string, timer: Timer): Promise<void>;
  deleteTimer(functionName: string, timerName: string): Promise<void>;
  createRoute(route: Route): Promise<void>;
  deleteRoute(path: string): Promise<void>;
  /** All files of one deployment; `folder` has them at their paths. */
  putFiles(folder: string, files: readonly StaticFile[]): Promise<void>;
}
