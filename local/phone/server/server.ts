/** The phone's server: builds the mini-program, serves it with the phone's own code, tells when to reload. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

import { createBuilder, type Build } from '../compiler/build';
import { ICON_FONT_PATH, iconFont } from '../compiler/tdesign-icons';
import { openProject, type Project } from '../compiler/project';
import { answerApi, type Doors } from './api';
import { openCloud, type CloudDoor } from './cloud';
import { Refusal, send, sendJson } from './http';
import type { PhoneOptions } from './options';
import { PHONE_PAGE, SHELL_PAGE } from './pages';
import { PREPARING_PAGE } from './preparing';
import { openPay } from './pay';
import { bundleForBrowser } from './runtime-bundle';
import { placeOfStack } from './stack';
import { watchFolder } from './watch';

export interface Phone {
  readonly url: string;
  /** The build that is served now. */
  build(): Build;
  close(): Promise<void>;
}

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.json': 'application/json',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
};
const LOCAL_HOST = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Starts the phone on 127.0.0.1. A mini-program with mistakes is served too: the page shows them. */
export async function startPhone(options: PhoneOptions): Promise<Phone> {
  const project = openProject(options.root);
  const builder = createBuilder(project);
  const [runtime, shell, first] = await Promise.all([
    bundleForBrowser('runtime/main.ts'),
    bundleForBrowser('shell/main.ts'),
    builder.build(),
  ]);
  let build = first;
  const waiting = new Set<ServerResponse>();
  const cloud = openCloud(options.cloudUrl);
  const doors: Doors = {
    options,
    cloud,
    pay: openPay(options.payUrl),
    placeOf: (stack) => placeOfStack(stack, build.map, project.root),
    mode: () => ({ name: options.name ?? project.name, hasCloud: options.cloudUrl !== undefined }),
  };
  const isPreparing = (): boolean => options.preparing?.() !== undefined;
  const fixed: Readonly<Record<string, () => readonly [type: string, body: string]>> = {
    '/': () => [HTML, isPreparing() ? PREPARING_PAGE : SHELL_PAGE],
    '/phone': () => [HTML, isPreparing() ? PREPARING_PAGE : PHONE_PAGE],
    '/runtime.js': () => [SCRIPT, runtime],
    '/shell.js': () => [SCRIPT, shell],
    '/app.js': () => [SCRIPT, appScript(build)],
    '/app.js.map': () => ['application/json', build.map],
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const page = fixed[url.pathname];
    if (page !== undefined) send(response, ...page());
    else if (url.pathname === ICON_FONT_PATH) send(response, 'font/woff', iconFont() ?? '');
    else if (url.pathname === '/events') listen(request, response, waiting);
    else if (url.pathname.startsWith('/files/'))
      sendFile(project, decodeURIComponent(url.pathname), response);
    else if (url.pathname === '/api/cloud/file')
      void answer(response, () => sendCloudFile(cloud, url.searchParams, response));
    else
      void answer(response, async () => {
        refuseStrangers(request);
        sendJson(response, await answerApi(doors, request, url));
      });
  });
  const unwatch = watchFolder(project.root, () => {
    void builder.build().then((next) => {
      build = next;
      for (const one of waiting) one.write(`data: ${String(next.milliseconds)}\n\n`);
    });
  });
  const port = await open(server, options.port ?? 0);
  return {
    url: `http://127.0.0.1:${port}`,
    build: () => build,
    close: async () => {
      unwatch();
      await builder.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

function appScript({ code, problems }: Build): string {
  const told = problems.length === 0 ? '' : `__phone.problems(${JSON.stringify(problems)});\n`;
  return `${code}${told}//# sourceMappingURL=/app.js.map\n`;
}

function listen(request: IncomingMessage, response: ServerResponse, waiting: Set<ServerResponse>): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': here\n\n');
  waiting.add(response);
  request.on('close', () => waiting.delete(response));
}

function sendFile(project: Project, path: string, response: ServerResponse): void {
  const inner = normalize(path.slice('/files/'.length)).replace(/^(\.\.[\\/])+/, '');
  const file = project.locate(inner) ?? join(project.root, inner);
  if (inner.startsWith('..') || !existsSync(file) || !statSync(file).isFile())
    send(response, 'text/plain', 'not found', 404);
  else send(response, TYPES[extname(file)] ?? 'application/octet-stream', readFileSync(file));
}

/** Pictures of the cloud stand in <img>: the address says whose phone they are shown on. */
async function sendCloudFile(
  cloud: CloudDoor,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const { type, content } = await cloud.download(query.get('as') ?? '', query.get('id') ?? '');
  send(response, type, content);
}

/** Another site's page may not use the phone, nor one that gave its name this address. */
function refuseStrangers({ headers }: IncomingMessage): void {
  const { origin, host = '' } = headers;
  if (!LOCAL_HOST.test(host) || (origin !== undefined && new URL(origin).host !== host))
    throw new Refusal(403, 'STRANGER', 'Only the phone itself may ask this');
}

async function answer(response: ServerResponse, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const isKnown = error instanceof Refusal;
    if (!isKnown) console.error(error);
    const { code, message } = isKnown ? error : { code: 'ERROR', message: String(error) };
    sendJson(response, { error: { code, message } }, isKnown ? error.status : 500);
  }
}

function open(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
