/** What this checkout, built, wants of the cloud. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { COLLECTIONS } from '../cloudfunctions/collections';
import { functionNames, readFunctionConfig, TIMEOUT_SECONDS_MAX } from '../local/cloud/function-config';
import type { Route, StaticFile } from './cloud';
import { variablesFor } from './variables';
import type { Wanted, WantedFunction } from './wanted';

export const FUNCTIONS = join('dist', 'cloudfunctions');
export const SITE = join('dist', 'console');
/** The one that docs/platform.md was tried with. */
const RUNTIME = 'Nodejs20.19';
const MEMORY_MB = 256;
/** Notices of WeChat Pay, and the operators' console. */
const ROUTES: readonly Route[] = [
  { path: '/wechatpay', functionName: 'payment' },
  { path: '/console', functionName: 'console' },
];

export function readWanted(environment: NodeJS.ProcessEnv): Wanted {
  const names = functionNames(FUNCTIONS);
  return {
    permission: 'ADMINONLY',
    // Pictures are shown to everybody; who uploaded one may replace it.
    storagePermission: 'READONLY',
    collections: COLLECTIONS.map(({ name, indexes }) => ({ name, indexes })),
    functions: names.map((name) => readFunction(name, environment)),
    routes: ROUTES.filter(({ functionName }) => names.includes(functionName)),
    site: { folder: SITE, files: existsSync(SITE) ? filesOf(SITE) : [] },
  };
}

function readFunction(name: string, environment: NodeJS.ProcessEnv): WantedFunction {
  const folder = join(FUNCTIONS, name);
  const config = readFunctionConfig(FUNCTIONS, name);
  return {
    ...{ name, folder, runtime: RUNTIME, codeHash: hashOf(folder) },
    timeoutSeconds: config.timeout ?? TIMEOUT_SECONDS_MAX,
    memoryMb: config.memorySize ?? MEMORY_MB,
    timers: (config.triggers ?? []).map((timer) => ({ name: timer.name, config: timer.config })),
    variables: variablesFor(name, environment),
  };
}

/** Paths as a web address writes them, in a fixed order. */
function pathsOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function filesOf(folder: string): StaticFile[] {
  return pathsOf(folder).map((path) => {
    const content = readFileSync(join(folder, path));
    return { path, bytes: content.length, md5: createHash('md5').update(content).digest('hex') };
  });
}

/** Of all that a folder holds. */
export function hashOf(folder: string): string {
  const hash = createHash('sha256');
  for (const path of pathsOf(folder)) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/** WeChat's open interfaces that a function calls, as its config.json lists them. */
export function openApisOf(): readonly (readonly [functionName: string, apis: readonly string[]])[] {
  return functionNames(FUNCTIONS)
    .map((name) => [name, readFunctionConfig(FUNCTIONS, name).permissions?.openapi ?? []] as const)
    .filter(([, apis]) => apis.length > 0);
}
