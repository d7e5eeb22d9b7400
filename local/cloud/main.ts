/**
 * The local cloud as a program. Prints one line of JSON, {url, env}, when it is ready, then the same for people.
 *   node cloud.js --port N --functions DIR --data DIR [--http /path=function …] [--latency MS] [--timeout S]
 *     [--start ISO] [--exit-with-parent]
 */
import { parseArgs } from 'node:util';
import { TIMEOUT_SECONDS_MAX } from './function-config';
import { HOST_ARGUMENT } from './function-host/entry';
import { runHost } from './function-host/host';
import { startCloud, type CloudOptions } from './index';

function readOptions(): CloudOptions {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      functions: { type: 'string' },
      data: { type: 'string', default: '.data/cloud' },
      latency: { type: 'string', default: '0' },
      timeout: { type: 'string' },
      start: { type: 'string' },
      http: { type: 'string', multiple: true, default: [] },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const options: CloudOptions = {
    dataDir: values.data,
    port: readNumber('port', values.port),
    latencyMs: readNumber('latency', values.latency),
    http: Object.fromEntries(values.http.map(readRoute)),
  };
  if (values.functions !== undefined) options.functionsDir = values.functions;
  if (values.timeout !== undefined) options.timeoutSeconds = readTimeout(values.timeout);
  if (values.start !== undefined) options.startTime = readNumber('start', String(Date.parse(values.start)));
  return options;
}

function readRoute(text: string): [path: string, functionName: string] {
  const [, path, functionName] = /^(\/[^=]*)=([\w-]+)$/.exec(text) ?? [];
  if (path === undefined || functionName === undefined)
    throw new Error(`--http is /path=function, not ${text}`);
  return [path, functionName];
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || text === '') throw new Error(`--${name} is not valid`);
  return value;
}

function readTimeout(text: string): number {
  const seconds = readNumber('timeout', text);
  if (seconds < 1 || seconds > TIMEOUT_SECONDS_MAX)
    throw new Error(`--timeout is 1 to ${TIMEOUT_SECONDS_MAX} seconds`);
  return seconds;
}

async function main(): Promise<void> {
  const options = readOptions();
  const cloud = await startCloud(options);
  console.log(JSON.stringify({ url: cloud.url, env: cloud.env }));
  for (const [name, value] of Object.entries(cloud.env)) console.log(`export ${name}='${value}'`);
  for (const path of Object.keys(options.http ?? {})) console.log(`${cloud.httpUrl}${path}`);
  console.log(`The local cloud listens on ${cloud.url} (open it in a browser); data in ${options.dataDir}.`);
  console.log(`Its clock shows ${new Date(cloud.clock.now()).toISOString()}. End it with Ctrl-C.`);
  const end = (): void => {
    void cloud.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // The parent holds the other end of standard input; it closes however the parent ends.
  if (process.argv.includes('--exit-with-parent')) process.stdin.resume().once('end', end);
}

if (process.argv.includes(HOST_ARGUMENT)) {
  runHost();
} else {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
