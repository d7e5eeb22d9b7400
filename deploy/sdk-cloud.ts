/** CloudBase itself, through its manager SDK. */
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
import type { ManagerSdk, SdkFunctionDetail, SdkIndex } from './manager-sdk';

const PAGE = 100;
const HANDLER = 'index.main';
/** wx-server-sdk alone; everything else is in the bundle. */
const INSTALLS = true;
const TCB = ['tcb', '2018-06-08'] as const;
/** Made by the database itself. */
const OWN_INDEX = '_id_';

export class SdkCloud implements Cloud {
  constructor(
    private readonly sdk: ManagerSdk,
    private readonly envId: string,
  ) {}

  async look(): Promise<Present> {
    const [collections, functions, routes, domain, storagePermission, site] = [
      await this.collections(),
      await this.functions(),
      (await this.apis()).map(({ Path, Name }) => ({ path: Path, functionName: Name })),
      await this.sdk.access.getDomainList(),
      await this.sdk.storage.getStorageAcl(),
      await this.site(),
    ];
    return {
      ...{ collections, functions, routes, storagePermission, ...site },
      domain: domain.EnableService ? domain.DefaultDomain : null,
    };
  }

  async createCollection(name: string): Promise<void> {
    await this.sdk.database.createCollection(name);
  }

  async setPermission(collection: string, permission: AclTag): Promise<void> {
    await this.tcb('ModifyDatabaseACL', { CollectionName: collection, AclTag: permission });
  }

  async createIndex(collection: string, { name, fields, unique = false }: Index): Promise<void> {
    const MgoIndexKeys = fields.map(([Name, direction]) => ({ Name, Direction: String(direction) }));
    await this.sdk.database.updateCollection(collection, {
      CreateIndexes: [{ IndexName: name, MgoKeySchema: { MgoIndexKeys, MgoIsUnique: unique } }],
    });
  }

  async dropIndex(collection: string, indexName: string): Promise<void> {
    await this.sdk.database.updateCollection(collection, { DropIndexes: [{ IndexName: indexName }] });
  }

  async setStoragePermission(permission: AclTag): Promise<void> {
    await this.sdk.storage.setStorageAcl(permission);
  }

  async createFunction(created: NewFunction, folder: string): Promise<void> {
    const func = {
      ...configOf(created.name, created),
      ...{ runtime: created.runtime, handler: HANDLER, installDependency: INSTALLS },
    };
    await this.sdk.functions.createFunction({ func, functionPath: folder, deployMode: 'zip' });
  }

  async updateCode(functionName: string, folder: string): Promise<void> {
    const { Runtime } = await this.sdk.functions.getFunctionDetail(functionName);
    await this.sdk.functions.updateFunctionCode({
      func: {
        ...{ name: functionName, runtime: Runtime, handler: HANDLER },
        ...{ installDependency: INSTALLS, isWaitInstall: true },
      },
      ...{ functionPath: folder, deployMode: 'zip' },
    });
  }

  async configure(functionName: string, settings: FunctionSettings): Promise<void> {
    await this.sdk.functions.updateFunctionConfig(configOf(functionName, settings));
    await this.sdk.functions.waitFunctionActive(functionName);
  }

  async createTimer(functionName: string, { name, config }: Timer): Promise<void> {
    await this.sdk.functions.createFunctionTriggers(functionName, [{ name, type: 'timer', config }]);
  }

  async deleteTimer(functionName: string, timerName: string): Promise<void> {
    await this.sdk.functions.deleteFunctionTrigger(functionName, timerName);
  }

  async createRoute({ path, functionName }: Route): Promise<void> {
    await this.sdk.access.createAccess({ path, name: functionName, type: 1, auth: false });
  }

  async deleteRoute(path: string): Promise<void> {
    for (const { APIId, Path, Name } of await this.apis())
      if (Path === path) await this.sdk.access.deleteAccess({ apiId: APIId, name: Name, type: 1 });
  }

  /** Pages last: they name the scripts that have to be there. */
  async putFiles(folder: string, files: readonly StaticFile[]): Promise<void> {
    const isPage = ({ path }: StaticFile) => path.endsWith('.html');
    for (const part of [files.filter((file) => !isPage(file)), files.filter(isPage)])
      if (part.length > 0)
        await this.sdk.hosting.uploadFiles({
          localPath: '',
          files: part.map(({ path }) => ({ localPath: `${folder}/${path}`, cloudPath: path })),
        });
  }

  private async collections(): Promise<CollectionState[]> {
    const names = await all(async (offset) => {
      const page = await this.sdk.database.listCollections({ MgoLimit: PAGE, MgoOffset: offset });
      return { rows: page.Collections.map(({ CollectionName }) => CollectionName), total: page.Pager.Total };
    });
    const states: CollectionState[] = [];
    for (const name of names) {
      const { Indexes = [] } = await this.sdk.database.describeCollection(name);
      const { AclTag } = (await this.tcb('DescribeDatabaseACL', { CollectionName: name })) as {
        AclTag: AclTag;
      };
      states.push({
        name,
        permission: AclTag,
        indexes: Indexes.filter(({ Name }) => Name !== OWN_INDEX).map(indexOf),
      });
    }
    return states;
  }

  private async functions(): Promise<FunctionState[]> {
    const states: FunctionState[] = [];
    for (const { FunctionName } of await this.sdk.functions.listAllFunctions({ envId: this.envId }))
      if (FunctionName !== undefined)
        states.push(functionOf(FunctionName, await this.sdk.functions.getFunctionDetail(FunctionName)));
    return states;
  }

  private apis() {
    return all(async (offset) => {
      const { APISet, Total } = await this.sdk.access.getAccessList({ limit: PAGE, offset });
      return { rows: APISet, total: Total };
    });
  }

  /** Nothing while static hosting is off; uploading then says so. */
  private async site(): Promise<Pick<Present, 'files' | 'siteDomain'>> {
    const store = (await this.sdk.hosting.getInfo()).find(({ Status }) => Status === 'online');
    if (store === undefined) return { files: [], siteDomain: null };
    const files = (await this.sdk.hosting.listFiles()).map(({ Key, ETag, Size }) => {
      const tag = ETag.replaceAll('"', '');
      return { path: Key, bytes: Number(Size), md5: tag.includes('-') ? null : tag };
    });
    return { files, siteDomain: store.CdnDomain };
  }

  private tcb(Action: string, parameters: Record<string, unknown>): Promise<unknown> {
    return this.sdk.commonService(...TCB).call({ Action, Param: { EnvId: this.envId, ...parameters } });
  }
}

async function all<Row>(read: (offset: number) => Promise<{ rows: Row[]; total: number }>): Promise<Row[]> {
  const found: Row[] = [];
  for (;;) {
    const { rows, total } = await read(found.length);
    found.push(...rows);
    if (rows.length === 0 || found.length >= total) return found;
  }
}

const configOf = (name: string, settings: FunctionSettings) => ({
  ...{ name, description: settings.description },
  ...{ timeout: settings.timeoutSeconds, memorySize: settings.memoryMb },
  envVariables: { ...settings.variables },
});

function indexOf({ Name, Unique, Keys }: SdkIndex): Index {
  const fields = Keys.map((key) => [key.Name ?? '', key.Direction === '-1' ? -1 : 1] as const);
  return { name: Name, fields, unique: Unique };
}

function functionOf(name: string, detail: SdkFunctionDetail): FunctionState {
  return {
    ...{ name, runtime: detail.Runtime, description: detail.Description },
    ...{ timeoutSeconds: detail.Timeout, memoryMb: detail.MemorySize },
    variables: Object.fromEntries(detail.Environment.Variables.map(({ Key, Value }) => [Key, Value])),
    timers: detail.Triggers.filter(({ Type }) => Type === 'timer').map(({ TriggerName, TriggerDesc }) => ({
      name: TriggerName,
      config: cronOf(TriggerDesc),
    })),
  };
}

/** Written as the seven fields, answered as `{"cron":"…"}`. */
function cronOf(description: string): string {
  if (!description.startsWith('{')) return description;
  return (JSON.parse(description) as { cron: string }).cron;
}
