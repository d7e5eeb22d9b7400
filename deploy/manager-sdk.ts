/**
 * The part of @cloudbase/manager-node that a deployment uses, with the types of its 5.6.5. It is installed at the first
 * deployment, as miniprogram-ci is at the first upload: its 190 packages would make every fresh clone wait.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const PACKAGE = '@cloudbase/manager-node';
const VERSION = '5.6.5';
const FOLDER = join('.data', 'deploy');

export interface SdkIndex {
  Name: string;
  Unique: boolean;
  Keys: { Name?: string; Direction?: string }[];
}

export interface SdkFunction {
  name: string;
  description: string;
  runtime: string;
  handler: string;
  timeout: number;
  memorySize: number;
  installDependency: boolean;
  envVariables: Record<string, string>;
}

export interface SdkFunctionDetail {
  Runtime: string;
  Timeout: number;
  MemorySize: number;
  Description: string;
  Environment: { Variables: { Key: string; Value: string }[] };
  Triggers: { TriggerName: string; Type: string; TriggerDesc: string }[];
}

type Acl = 'READONLY' | 'PRIVATE' | 'ADMINWRITE' | 'ADMINONLY' | 'CUSTOM';

export interface ManagerSdk {
  readonly database: {
    listCollections(page: { MgoLimit: number; MgoOffset: number }): Promise<{
      Collections: { CollectionName: string }[];
      Pager: { Total: number };
    }>;
    describeCollection(name: string): Promise<{ Indexes?: SdkIndex[] }>;
    createCollection(name: string): Promise<unknown>;
    updateCollection(
      name: string,
      indexes: {
        CreateIndexes?: {
          IndexName: string;
          MgoKeySchema: { MgoIndexKeys: { Name: string; Direction: string }[]; MgoIsUnique: boolean };
        }[];
        DropIndexes?: { IndexName: string }[];
      },
    ): Promise<unknown>;
  };
  readonly functions: {
    listAllFunctions(options: { envId: string }): Promise<Record<string, string>[]>;
    getFunctionDetail(name: string): Promise<SdkFunctionDetail>;
    createFunction(options: { func: SdkFunction; functionPath: string; deployMode: 'zip' }): Promise<unknown>;
    updateFunctionCode(options: {
      func: Pick<SdkFunction, 'name' | 'runtime' | 'handler' | 'installDependency'> & {
        isWaitInstall: boolean;
      };
      functionPath: string;
      deployMode: 'zip';
    }): Promise<unknown>;
    updateFunctionConfig(
      config: Pick<SdkFunction, 'name' | 'description' | 'timeout' | 'memorySize' | 'envVariables'>,
    ): Promise<unknown>;
    createFunctionTriggers(
      name: string,
      triggers: { name: string; type: string; config: string }[],
    ): Promise<unknown>;
    deleteFunctionTrigger(name: string, triggerName: string): Promise<unknown>;
    waitFunctionActive(name: string): Promise<void>;
  };
  readonly access: {
    getDomainList(): Promise<{ DefaultDomain: string; EnableService: boolean }>;
    getAccessList(page: { limit: number; offset: number }): Promise<{
      APISet: { APIId: string; Path: string; Name: string }[];
      Total: number;
    }>;
    createAccess(options: { path: string; name: string; type: 1; auth: boolean }): Promise<unknown>;
    deleteAccess(options: { apiId: string; name: string; type: number }): Promise<unknown>;
  };
  readonly hosting: {
    getInfo(): Promise<{ Status: string; CdnDomain: string }[]>;
    listFiles(): Promise<{ Key: string; ETag: string; Size: string }[]>;
    uploadFiles(options: {
      localPath: string;
      files: { localPath: string; cloudPath: string }[];
    }): Promise<unknown>;
  };
  readonly storage: {
    getStorageAcl(): Promise<Acl>;
    setStorageAcl(acl: Acl): Promise<unknown>;
  };
  commonService(
    service: string,
    version: string,
  ): {
    call(options: { Action: string; Param: Record<string, unknown> }): Promise<unknown>;
  };
}

export interface Credentials {
  readonly envId: string;
  readonly secretId: string;
  readonly secretKey: string;
}

/** Installs the SDK where that has not happened; answers the folder that it is in. */
export function installSdk(): string {
  const folder = resolve(FOLDER);
  if (!existsSync(join(folder, 'node_modules', PACKAGE)))
    execFileSync(
      'npm',
      ['install', '--prefix', folder, '--no-audit', '--no-fund', '--save-exact', `${PACKAGE}@${VERSION}`],
      { stdio: 'inherit' },
    );
  return folder;
}

/** Opens the environment with the SDK. */
export function openSdk(credentials: Credentials): ManagerSdk {
  const Sdk = createRequire(join(installSdk(), 'package.json'))(PACKAGE) as new (
    options: Credentials,
  ) => ManagerSdk;
  return new Sdk(credentials);
}
