/** A step of a deployment: what it says, and what it does to the cloud. */
import type { Index } from '../cloudfunctions/platform/database';
import type { AclTag, Cloud, FunctionSettings, NewFunction, Route, StaticFile, Timer } from './cloud';

export type Step =
  | { readonly kind: 'createCollection'; readonly collection: string }
  | { readonly kind: 'setPermission'; readonly collection: string; readonly permission: AclTag }
  | { readonly kind: 'dropIndex'; readonly collection: string; readonly indexName: string }
  | { readonly kind: 'createIndex'; readonly collection: string; readonly index: Index }
  | { readonly kind: 'setStoragePermission'; readonly permission: AclTag }
  | { readonly kind: 'createFunction'; readonly created: NewFunction; readonly folder: string }
  | { readonly kind: 'updateCode'; readonly functionName: string; readonly folder: string }
  | {
      readonly kind: 'configure';
      readonly functionName: string;
      readonly settings: FunctionSettings;
      /** Names alone: values may be secrets. */
      readonly changed: readonly string[];
    }
  | { readonly kind: 'deleteTimer'; readonly functionName: string; readonly timerName: string }
  | { readonly kind: 'createTimer'; readonly functionName: string; readonly timer: Timer }
  | { readonly kind: 'deleteRoute'; readonly path: string }
  | { readonly kind: 'createRoute'; readonly route: Route }
  | { readonly kind: 'putFiles'; readonly folder: string; readonly files: readonly StaticFile[] };

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
type Rows = {
  readonly [Kind in Step['kind']]: {
    readonly says: (step: StepOf<Kind>) => string;
    readonly run: (cloud: Cloud, step: StepOf<Kind>) => Promise<void>;
  };
};

const ROWS: Rows = {
  createCollection: {
    says: ({ collection }) => `新建集合 ${collection}`,
    run: (cloud, { collection }) => cloud.createCollection(collection),
  },
  setPermission: {
    says: ({ collection, permission }) => `集合 ${collection} 的权限改为 ${permission}`,
    run: (cloud, { collection, permission }) => cloud.setPermission(collection, permission),
  },
  dropIndex: {
    says: ({ collection, indexName }) => `删除集合 ${collection} 的旧索引 ${indexName}`,
    run: (cloud, { collection, indexName }) => cloud.dropIndex(collection, indexName),
  },
  createIndex: {
    says: ({ collection, index }) => `集合 ${collection} 建索引 ${index.name}`,
    run: (cloud, { collection, index }) => cloud.createIndex(collection, index),
  },
  setStoragePermission: {
    says: ({ permission }) => `云存储的权限改为 ${permission}`,
    run: (cloud, { permission }) => cloud.setStoragePermission(permission),
  },
  createFunction: {
    says: ({ created }) => `新建云函数 ${created.name}（变量：${names(Object.keys(created.variables))}）`,
    run: (cloud, { created, folder }) => cloud.createFunction(created, folder),
  },
  updateCode: {
    says: ({ functionName }) => `更新云函数 ${functionName} 的代码`,
    run: (cloud, { functionName, folder }) => cloud.updateCode(functionName, folder),
  },
  configure: {
    says: ({ functionName, changed }) => `更新云函数 ${functionName} 的配置：${names(changed)}`,
    run: (cloud, { functionName, settings }) => cloud.configure(functionName, settings),
  },
  deleteTimer: {
    says: ({ functionName, timerName }) => `删除云函数 ${functionName} 的定时器 ${timerName}`,
    run: (cloud, { functionName, timerName }) => cloud.deleteTimer(functionName, timerName),
  },
  createTimer: {
    says: ({ functionName, timer }) => `云函数 ${functionName} 加定时器 ${timer.name}（${timer.config}）`,
    run: (cloud, { functionName, timer }) => cloud.createTimer(functionName, timer),
  },
  deleteRoute: {
    says: ({ path }) => `删除 HTTP 访问 ${path}`,
    run: (cloud, { path }) => cloud.deleteRoute(path),
  },
  createRoute: {
    says: ({ route }) => `开通 HTTP 访问 ${route.path} → ${route.functionName}`,
    run: (cloud, { route }) => cloud.createRoute(route),
  },
  putFiles: {
    says: ({ files }) => `上传后台网页 ${files.length} 个文件`,
    run: (cloud, { folder, files }) => cloud.putFiles(folder, files),
  },
};

const names = (list: readonly string[]): string => (list.length === 0 ? '无' : list.join('、'));

/** The row of a step's own kind; TypeScript cannot follow that both kinds are one. */
const rowOf = (step: Step) => ROWS[step.kind] as Rows[Step['kind']] & { says: (step: Step) => string };

export const sentenceOf = (step: Step): string => rowOf(step).says(step);

export function runStep(cloud: Cloud, step: Step): Promise<void> {
  const row = ROWS[step.kind] as { readonly run: (cloud: Cloud, step: Step) => Promise<void> };
  return row.run(cloud, step);
}
