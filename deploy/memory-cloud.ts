/** A CloudBase environment in memory, for tests: it keeps what it is told, and can be pulled from under a deployment. */
import type { Index } from '../cloudfunctions/platform/database';
import type {
  AclTag,
  Cloud,
  CollectionState,
  FunctionSettings,
  FunctionState,
  NewFunction,
  Present,
  Route,
  StaticFile,
  Timer,
} from './cloud';

export class MemoryCloud implements Cloud {
  readonly collections = new Map<string, CollectionState>();
  readonly functions = new Map<string, FunctionState>();
  readonly routes = new Map<string, Route>();
  storagePermission: AclTag = 'PRIVATE';
  files: readonly StaticFile[] = [];
  /** Folders whose code was uploaded, in order. */
  readonly uploaded: string[] = [];
  /** So many changes go through, then the line is dead. */
  changesLeft = Infinity;

  look(): Promise<Present> {
    return Promise.resolve({
      collections: [...this.collections.values()],
      functions: [...this.functions.values()],
      routes: [...this.routes.values()],
      domain: 'mall.example',
      siteDomain: 'site.example',
      storagePermission: this.storagePermission,
      files: this.files,
    });
  }

  createCollection(name: string): Promise<void> {
    return this.change(() => {
      if (this.collections.has(name)) throw new Error(`collection ${name} exists`);
      this.collections.set(name, { name, permission: 'PRIVATE', indexes: [] });
    });
  }

  setPermission(collection: string, permission: AclTag): Promise<void> {
    return this.change(() =>
      this.collections.set(collection, { ...this.collection(collection), permission }),
    );
  }

  createIndex(collection: string, index: Index): Promise<void> {
    return this.change(() => {
      const there = this.collection(collection);
      if (there.indexes.some(({ name }) => name === index.name))
        throw new Error(`index ${index.name} exists`);
      this.collections.set(collection, { ...there, indexes: [...there.indexes, index] });
    });
  }

  dropIndex(collection: string, indexName: string): Promise<void> {
    return this.change(() => {
      const there = this.collection(collection);
      const indexes = there.indexes.filter(({ name }) => name !== indexName);
      this.collections.set(collection, { ...there, indexes });
    });
  }

  setStoragePermission(permission: AclTag): Promise<void> {
    return this.change(() => {
      this.storagePermission = permission;
    });
  }

  createFunction(created: NewFunction, folder: string): Promise<void> {
    return this.change(() => {
      if (this.functions.has(created.name)) throw new Error(`function ${created.name} exists`);
      this.functions.set(created.name, { ...created, timers: [] });
      this.uploaded.push(folder);
    });
  }

  updateCode(functionName: string, folder: string): Promise<void> {
    return this.change(() => {
      this.function(functionName);
      this.uploaded.push(folder);
    });
  }

  configure(functionName: string, settings: FunctionSettings): Promise<void> {
    return this.change(() =>
      this.functions.set(functionName, { ...this.function(functionName), ...settings }),
    );
  }

  createTimer(functionName: string, timer: Timer): Promise<void> {
    return this.change(() => {
      const there = this.function(functionName);
      if (there.timers.some(({ name }) => name === timer.name)) throw new Error(`timer ${timer.name} exists`);
      this.functions.set(functionName, { ...there, timers: [...there.timers, timer] });
    });
  }

  deleteTimer(functionName: string, timerName: string): Promise<void> {
    return this.change(() => {
      const there = this.function(functionName);
      const timers = there.timers.filter(({ name }) => name !== timerName);
      this.functions.set(functionName, { ...there, timers });
    });
  }

  createRoute(route: Route): Promise<void> {
    return this.change(() => {
      if (this.routes.has(route.path)) throw new Error(`route ${route.path} exists`);
      this.routes.set(route.path, route);
    });
  }

  deleteRoute(path: string): Promise<void> {
    return this.change(() => this.routes.delete(path));
  }

  putFiles(_folder: string, files: readonly StaticFile[]): Promise<void> {
    return this.change(() => {
      this.files = files;
    });
  }

  private async change(work: () => unknown): Promise<void> {
    if (this.changesLeft <= 0) throw new Error('the line is dead');
    this.changesLeft -= 1;
    await Promise.resolve(work());
  }

  private collection(name: string): CollectionState {
    const there = this.collections.get(name);
    if (there === undefined) throw new Error(`no collection ${name}`);
    return there;
  }

  private function(name: string): FunctionState {
    const there = this.functions.get(name);
    if (there === undefined) throw new Error(`no function ${name}`);
    return there;
  }
}
