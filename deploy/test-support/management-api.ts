/**
 * The actions of CloudBase's management API that a deployment asks for, over a `MemoryCloud`: names, parameters and answers
 * as @cloudbase/manager-node 5.6.5 sends and reads them. What the real service answers beyond that is not known here.
 */
import { strFromU8, unzipSync } from 'fflate';

import type { Index } from '../../cloudfunctions/platform/database';
import type { AclTag, FunctionState } from '../cloud';
import type { MemoryCloud } from '../memory-cloud';

export const ENV_ID = 'mall-1';
export const SITE_BUCKET = 'site-1250000000';
const REGION = 'ap-shanghai';
const STORE = { Bucket: 'files-1250000000', Region: REGION, AppId: '1250000000' };

/** What the API answers as `Response.Error`. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Parameters {
  readonly [name: string]: unknown;
}
type Action = (cloud: MemoryCloud, parameters: Parameters) => unknown;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const variablesOf = ({ Environment }: Parameters): Record<string, string> => {
  const { Variables = [] } = (Environment ?? {}) as { Variables?: { Key: string; Value: string }[] };
  return Object.fromEntries(Variables.map(({ Key, Value }) => [Key, Value]));
};

/** The code that travels is a zip with the entry that the handler names; its text. */
function codeOf({ Code }: Parameters): string {
  const { ZipFile = '' } = (Code ?? {}) as { ZipFile?: string };
  const entry = unzipSync(new Uint8Array(Buffer.from(ZipFile, 'base64')))['index.js'];
  if (entry === undefined) throw new ApiError('InvalidParameterValue.Code', 'index.js is missing');
  return strFromU8(entry);
}

const settingsOf = (parameters: Parameters) => ({
  timeoutSeconds: Number(parameters['Timeout']),
  memoryMb: Number(parameters['MemorySize']),
  description: text(parameters['Description']),
  variables: variablesOf(parameters),
});

const indexesOf = (indexes: readonly Index[]) => [
  { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] },
  ...indexes.map(({ name, fields, unique = false }) => ({
    ...{ Name: name, Unique: unique },
    Keys: fields.map(([Name, direction]) => ({ Name, Direction: String(direction) })),
  })),
];

interface IndexChanges {
  readonly CreateIndexes?: readonly {
    IndexName: string;
    MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean };
  }[];
  readonly DropIndexes?: readonly { IndexName: string }[];
}

async function changeIndexes(cloud: MemoryCloud, collection: string, changes: IndexChanges): Promise<void> {
  for (const { IndexName } of changes.DropIndexes ?? []) await cloud.dropIndex(collection, IndexName);
  for (const { IndexName, MgoKeySchema } of changes.CreateIndexes ?? []) {
    const fields = MgoKeySchema.MgoIndexKeys.map(
      ({ Name, Direction }) => [Name, Direction === '-1' ? -1 : 1] as const,
    );
    await cloud.createIndex(collection, { name: IndexName, fields, unique: MgoKeySchema.MgoIsUnique });
  }
}

const detailOf = ({ name, runtime, timeoutSeconds, memoryMb, ...rest }: FunctionState) => ({
  ...{
    FunctionName: name,
    Runtime: runtime,
    Timeout: timeoutSeconds,
    MemorySize: memoryMb,
    Status: 'Active',
  },
  Description: rest.description,
  Environment: { Variables: Object.entries(rest.variables).map(([Key, Value]) => ({ Key, Value })) },
  Triggers: rest.timers.map(({ name: TriggerName, config }) => ({
    ...{ TriggerName, Type: 'timer', TriggerDesc: JSON.stringify({ cron: config }) },
  })),
});

function there<T>(list: ReadonlyMap<string, T>, name: unknown): T {
  const found = list.get(text(name));
  if (found === undefined) throw new ApiError('ResourceNotFound', `${text(name)} is not there`);
  return found;
}

/** Page by page, as asked. */
function page<T>(rows: readonly T[], { offset, limit }: { offset: unknown; limit: unknown }): readonly T[] {
  const from = Number(offset ?? 0);
  return rows.slice(from, from + Number(limit ?? 20));
}

export const ACTIONS: Readonly<Record<string, Action>> = {
  'tcb.DescribeEnvInfo': (_cloud, { EnvId }) => {
    if (EnvId !== ENV_ID) throw new ApiError('ResourceNotFound', `环境 ${text(EnvId)} 不存在`);
    const EnvBaseInfo = {
      ...{ EnvId, Databases: [{ InstanceId: 'tnt-1' }], Storages: [STORE] },
      ...{ Functions: [{ Namespace: ENV_ID, Region: REGION }], LogServices: [] },
    };
    return { EnvInfo: { EnvBaseInfo } };
  },
  'tcb.ListTables': ({ collections }, { MgoOffset: offset, MgoLimit: limit }) => ({
    Tables: page([...collections.keys()], { offset, limit }).map((TableName) => ({ TableName })),
    Pager: { Total: collections.size },
  }),
  'tcb.DescribeTable': ({ collections }, { TableName }) => ({
    Indexes: indexesOf(there(collections, TableName).indexes),
  }),
  'tcb.CreateTable': (cloud, { TableName }) => cloud.createCollection(text(TableName)),
  'tcb.UpdateTable': (cloud, { TableName, ...changes }) => changeIndexes(cloud, text(TableName), changes),
  'tcb.DescribeDatabaseACL': ({ collections }, { CollectionName }) => ({
    AclTag: there(collections, CollectionName).permission,
  }),
  'tcb.ModifyDatabaseACL': (cloud, { CollectionName, AclTag: tag }) =>
    cloud.setPermission(text(CollectionName), tag as AclTag),
  'tcb.DescribeStorageSafeRule': ({ storagePermission }) => ({ AclTag: storagePermission }),
  'tcb.ModifyStorageSafeRule': (cloud, { AclTag: tag }) => cloud.setStoragePermission(tag as AclTag),
  'tcb.ListFunctions': ({ functions }, { Offset: offset, Limit: limit }) => ({
    Functions: page([...functions.keys()], { offset, limit }).map((FunctionName) => ({ FunctionName })),
    TotalCount: functions.size,
  }),
  'scf.GetFunction': ({ functions }, { FunctionName }) => detailOf(there(functions, FunctionName)),
  'scf.CreateFunction': (cloud, parameters) => {
    const created = { name: text(parameters['FunctionName']), runtime: text(parameters['Runtime']) };
    return cloud.createFunction({ ...created, ...settingsOf(parameters) }, codeOf(parameters));
  },
  'scf.UpdateFunctionCode': (cloud, parameters) =>
    cloud.updateCode(text(parameters['FunctionName']), codeOf(parameters)),
  'scf.UpdateFunctionConfiguration': (cloud, parameters) =>
    cloud.configure(text(parameters['FunctionName']), settingsOf(parameters)),
  'scf.BatchCreateTrigger': async (cloud, { FunctionName, Triggers }) => {
    const triggers = JSON.parse(text(Triggers)) as { TriggerName: string; TriggerDesc: string }[];
    for (const { TriggerName, TriggerDesc } of triggers)
      await cloud.createTimer(text(FunctionName), { name: TriggerName, config: TriggerDesc });
  },
  'scf.DeleteTrigger': (cloud, { FunctionName, TriggerName }) =>
    cloud.deleteTimer(text(FunctionName), text(TriggerName)),
  'tcb.DescribeCloudBaseGWService': () => ({ DefaultDomain: 'mall-1.service.tcloudbase.com', EnableService: true }), // prettier-ignore
  'tcb.DescribeCloudBaseGWAPI': ({ routes }, { Offset: offset }) => ({
    APISet: page([...routes.values()], { offset, limit: undefined }).map(({ path, functionName }) => ({
      ...{ APIId: `api:${path}`, Path: path, Name: functionName, Type: 1 },
    })),
    Total: routes.size,
  }),
  'tcb.CreateCloudBaseGWAPI': (cloud, { Path, Name }) =>
    cloud.createRoute({ path: text(Path), functionName: text(Name) }),
  'tcb.DeleteCloudBaseGWAPI': (cloud, { APIId }) => cloud.deleteRoute(text(APIId).slice('api:'.length)),
  'tcb.DescribeStaticStore': () => ({
    // The interface writes Regoin.
    Data: [{ Status: 'online', Bucket: SITE_BUCKET, Regoin: REGION, CdnDomain: 'mall-1.tcloudbaseapp.com' }],
  }),
};
