/**
 * The operators' console as it is put up anywhere: static files and a `config.json`. On one machine there is one thing
 * more: who has no phone at hand is confirmed as one of the people that are named, by the same action that a phone uses.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';

import type { Answer } from '../../cloudfunctions/edge/answer';
import { HTTP_ROOT } from '../cloud/http-access';
import type { CloudClient } from '../cloud/client';
import { CONSOLE_PATH } from '../console-path';
import { listen } from '../listen';
import { readBody, send, sendJson } from '../phone/server/http';

/** Built by scripts/build-console.mjs; programs run from the project's folder. */
const FOLDER = join(process.cwd(), 'dist', 'console');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const CONFIRM_PATH = '/confirm';

export interface ConsoleOptions {
  readonly cloud: { readonly client: CloudClient; readonly url: string };
  /** Who can be chosen. */
  readonly people: readonly { readonly name: string; readonly openid: string }[];
  readonly port: number;
}

export interface ServedConsole {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves it on this port or the next free one. */
export async function serveConsole(options: ConsoleOptions): Promise<ServedConsole> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      console.error(`${request.url ?? ''}:`, error);
      sendJson(response, {}, 500);
    });
  });
  const port = await listen(server, options.port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  { cloud, people }: ConsoleOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*$/, '');
  // A foreign name that leads to this machine is no way in.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    sendJson(response, {}, 403);
  } else if (path === '/config.json') {
    const mallUrl = `${cloud.url}${HTTP_ROOT}${CONSOLE_PATH}`;
    sendJson(response, { mallUrl, choices: { url: `.${CONFIRM_PATH}`, people } });
  } else if (path !== CONFIRM_PATH) {
    sendFile(path, response);
  } else if (request.method === 'POST' && request.headers['content-type'] === 'application/json') {
    const asked: unknown = JSON.parse((await readBody(request)).toString());
    sendJson(response, {}, await confirm(cloud.client, people, asked));
  } else {
    // Another page's form cannot send JSON here without asking, and nobody answers it.
    sendJson(response, {}, 415);
  }
}

function sendFile(path: string, response: ServerResponse): void {
  const file = join(FOLDER, path === '/' ? 'index.html' : path.slice(1));
  const type = TYPES[extname(file)];
  if (file.startsWith(FOLDER) && type !== undefined && existsSync(file))
    send(response, type, readFileSync(file));
  else sendJson(response, {}, 404);
}

/** @returns the status of the answer */
async function confirm(
  client: CloudClient,
  people: ConsoleOptions['people'],
  asked: unknown,
): Promise<number> {
  const { openid, code } = asked as { readonly openid?: unknown; readonly code?: unknown };
  const person = people.find((one) => one.openid === openid);
  if (person === undefined || typeof code !== 'string') return 400;
  const request = { action: 'confirmSignIn', requestId: `confirm-${code}`, input: { code } };
  const { ok } = (await client.invoke('operator', request, { openid: person.openid })) as Answer<unknown>;
  return ok ? 200 : 409;
}
