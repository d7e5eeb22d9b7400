/** What a project says of its functions: config.json in a function's folder, cloudbaserc.json beside the folders. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Trigger {
  name: string;
  type: string;
  /** Seven fields: sec min hour day month week year. */
  config: string;
}

export interface FunctionConfig {
  triggers?: Trigger[];
  permissions?: { openapi?: string[] };
  /** Seconds. */
  timeout?: number;
  /** MB; only told to the function. */
  memorySize?: number;
}

/** The longest that the WeChat console allows. */
export const TIMEOUT_SECONDS_MAX = 60;

/** The names of a project's functions: the folders with an index.js. */
export function functionNames(functionsDir: string): string[] {
  return readdirSync(functionsDir).filter((name) => existsSync(join(functionsDir, name, 'index.js')));
}

/**
 * Reads a function's configuration; what its own config.json says goes before cloudbaserc.json.
 * @throws an Error that names the file for a time limit the cloud would not take
 */
export function readFunctionConfig(functionsDir: string, name: string): FunctionConfig {
  const file = join(functionsDir, name, 'config.json');
  const own = readJson(file) as FunctionConfig | undefined;
  const config: FunctionConfig = { ...sharedConfig(functionsDir, name), ...own };
  const { timeout } = config;
  if (timeout !== undefined && !(timeout >= 1 && timeout <= TIMEOUT_SECONDS_MAX))
    throw new Error(`${file}: timeout is 1 to ${TIMEOUT_SECONDS_MAX} seconds, not ${timeout}`);
  return config;
}

/** https://docs.cloudbase.net/cli-v1/config: functions lists {name, timeout, memorySize, triggers}. */
function sharedConfig(functionsDir: string, name: string): FunctionConfig {
  const file = [functionsDir, dirname(functionsDir)]
    .map((directory) => join(directory, 'cloudbaserc.json'))
    .find(existsSync);
  if (file === undefined) return {};
  const { functions = [] } = readJson(file) as { functions?: (FunctionConfig & { name: string })[] };
  const { name: _name, ...config } = functions.find((item) => item.name === name) ?? { name };
  return config;
}

function readJson(file: string): unknown {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
