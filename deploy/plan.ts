/**
 * What has to be done so that the cloud is as wanted, and what is there besides. Pure. The order holds: whoever stops
 * half-way and plans anew gets the rest, and no timer fires into functions that are not there yet.
 */
import type { Index } from '../cloudfunctions/platform/database';
import type { FunctionSettings, FunctionState, Present, StaticFile, Timer, Variables } from './cloud';
import type { Step } from './step';
import type { Wanted, WantedCollection, WantedFunction } from './wanted';

export interface Plan {
  readonly steps: readonly Step[];
  /** What is left as it is and a person should know. */
  readonly notes: readonly string[];
}

/** Variables of these names are the mall's; others belong to somebody else and stay. */
const OWN = /^(MALL|WECHATPAY)_/;
/** CloudBase's limit for all variables of a function together. */
const VARIABLES_BYTES = 4096;
const MARK = '共享购 ';

export function planDeployment(wanted: Wanted, present: Present): Plan {
  const steps = [
    ...wanted.collections.flatMap((collection) => collectionSteps(wanted, collection, present)),
    ...(present.storagePermission === wanted.storagePermission
      ? []
      : [{ kind: 'setStoragePermission', permission: wanted.storagePermission } as const]),
    ...wanted.functions.flatMap((one) => functionSteps(one, named(present.functions, one.name))),
    ...wanted.functions.flatMap((one) => timerSteps(one, named(present.functions, one.name)?.timers ?? [])),
    ...routeSteps(wanted, present),
    ...fileSteps(wanted, present),
  ];
  return { steps, notes: notesOf(wanted, present) };
}

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T | undefined =>
  list.find((one) => one.name === name);

function collectionSteps(wanted: Wanted, { name, indexes }: WantedCollection, present: Present): Step[] {
  const there = named(present.collections, name);
  const changed = (there?.indexes ?? []).filter((index) => {
    const own = named(indexes, index.name);
    return own !== undefined && !isSameIndex(own, index);
  });
  const kept = (there?.indexes ?? []).filter((index) => !changed.includes(index));
  return [
    ...(there === undefined ? [{ kind: 'createCollection', collection: name } as const] : []),
    ...(there?.permission === wanted.permission
      ? []
      : [{ kind: 'setPermission', collection: name, permission: wanted.permission } as const]),
    ...changed.map((index) => ({ kind: 'dropIndex', collection: name, indexName: index.name }) as const),
    ...indexes
      .filter((index) => named(kept, index.name) === undefined)
      .map((index) => ({ kind: 'createIndex', collection: name, index }) as const),
  ];
}

const isSameIndex = (one: Index, other: Index): boolean =>
  (one.unique ?? false) === (other.unique ?? false) &&
  JSON.stringify(one.fields) === JSON.stringify(other.fields);

/** Code first: the mark that it is new is written after it, so a stop in between uploads it again. */
function functionSteps(wanted: WantedFunction, there: FunctionState | undefined): Step[] {
  const { name, folder } = wanted;
  const settings = settingsOf(wanted, there?.variables ?? {});
  checkSize(name, settings.variables);
  if (there === undefined)
    return [{ kind: 'createFunction', folder, created: { name, runtime: wanted.runtime, ...settings } }];
  const changed = changesOf(settings, there);
  const isOldCode = there.description !== settings.description;
  return [
    ...(isOldCode ? [{ kind: 'updateCode', functionName: name, folder } as const] : []),
    ...(changed.length > 0 ? [{ kind: 'configure', functionName: name, settings, changed } as const] : []),
  ];
}

/** A variable that the environment does not mention stays as it is there; one that it leaves empty goes. */
function settingsOf(wanted: WantedFunction, there: Variables): FunctionSettings {
  const { timeoutSeconds, memoryMb, codeHash } = wanted;
  const variables = Object.entries({ ...there, ...wanted.variables }).filter(([, value]) => value !== '');
  return {
    ...{ timeoutSeconds, memoryMb },
    variables: Object.fromEntries(variables),
    description: `${MARK}${codeHash}`,
  };
}

function changesOf(settings: FunctionSettings, there: FunctionState): string[] {
  const keys = new Set([...Object.keys(settings.variables), ...Object.keys(there.variables)]);
  return [
    ...(settings.description === there.description ? [] : ['代码标记']),
    ...(settings.timeoutSeconds === there.timeoutSeconds ? [] : ['超时时间']),
    ...(settings.memoryMb === there.memoryMb ? [] : ['内存']),
    ...[...keys].filter((key) => settings.variables[key] !== there.variables[key]).sort(),
  ];
}

function checkSize(name: string, variables: Variables): void {
  const bytes = Buffer.byteLength(Object.entries(variables).flat().join(''));
  if (bytes > VARIABLES_BYTES)
    throw new Error(`云函数 ${name} 的环境变量共 ${bytes} 字节，超过了云开发的上限 ${VARIABLES_BYTES} 字节`);
}

/** A function's timers are all the mall's: one that is left over would go on firing. */
function timerSteps({ name, timers }: WantedFunction, there: readonly Timer[]): Step[] {
  const isThere = (timer: Timer, list: readonly Timer[]) =>
    list.some((other) => other.name === timer.name && other.config === timer.config);
  return [
    ...there
      .filter((timer) => !isThere(timer, timers))
      .map((timer) => ({ kind: 'deleteTimer', functionName: name, timerName: timer.name }) as const),
    ...timers
      .filter((timer) => !isThere(timer, there))
      .map((timer) => ({ kind: 'createTimer', functionName: name, timer }) as const),
  ];
}

function routeSteps(wanted: Wanted, present: Present): Step[] {
  return wanted.routes.flatMap((route): Step[] => {
    const there = present.routes.find(({ path }) => path === route.path);
    if (there?.functionName === route.functionName) return [];
    return [
      ...(there === undefined ? [] : [{ kind: 'deleteRoute', path: route.path } as const]),
      { kind: 'createRoute', route },
    ];
  });
}

/** All of them together, so that a page never finds the scripts of another version. */
function fileSteps({ site: { folder, files } }: Wanted, present: Present): Step[] {
  const there = new Map(present.files.map((file) => [file.path, file]));
  return files.every((file) => isSameFile(file, there.get(file.path)))
    ? []
    : [{ kind: 'putFiles', folder, files }];
}

/** A large file without a hash is a bundle, whose name changes with what it holds. */
const isSameFile = (own: StaticFile, there: StaticFile | undefined): boolean =>
  there !== undefined && own.bytes === there.bytes && (there.md5 === null || own.md5 === there.md5);

function notesOf(wanted: Wanted, present: Present): string[] {
  const extra = (there: readonly { name: string }[], own: readonly { name: string }[]) =>
    there.filter(({ name }) => named(own, name) === undefined).map(({ name }) => name);
  const said = (what: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${what}不属于商城，保持原样：${list.join('、')}`];
  return [
    ...said('云函数', extra(present.functions, wanted.functions)),
    ...said('集合', extra(present.collections, wanted.collections)),
    ...wanted.collections.flatMap(({ name, indexes }) =>
      said(`集合 ${name} 的索引`, extra(named(present.collections, name)?.indexes ?? [], indexes)),
    ),
    ...said(
      'HTTP 访问',
      present.routes
        .filter(({ path }) => !wanted.routes.some((route) => route.path === path))
        .map(({ path, functionName }) => `${path} → ${functionName}`),
    ),
    ...wanted.functions.flatMap((one) => functionNotes(one, named(present.functions, one.name))),
  ];
}

function functionNotes(wanted: WantedFunction, there: FunctionState | undefined): string[] {
  if (there === undefined) return [];
  const { name, variables, runtime } = wanted;
  const before = there.variables['MALL_PROFILE'];
  const kept = Object.keys(there.variables).filter((key) => OWN.test(key) && variables[key] === undefined);
  return [
    ...(before !== undefined && before !== variables['MALL_PROFILE']
      ? [
          `云函数 ${name} 的档位从 ${before} 改为 ${variables['MALL_PROFILE']}：已开业的商城仍按账本里的规则版本走`,
        ]
      : []),
    ...(kept.length === 0 ? [] : [`云函数 ${name} 保留本机未设置的变量：${kept.join('、')}`]),
    ...(there.runtime === runtime
      ? []
      : [
          `云函数 ${name} 的运行环境是 ${there.runtime}，应为 ${runtime}：云开发不能改，请在控制台删除该函数后重新部署`,
        ]),
  ];
}
