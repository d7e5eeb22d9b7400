/**
 * The demo's page: a shell with a style and a small script, and the parts that the script asks for,
 * each read from the mall at that moment. Nothing is kept here but the operator's identity.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';

import { listen } from '../listen';
import { daysView, summaryView } from './days-view';
import { momentText } from './format';
import { holdersView } from './holders-view';
import type { Html } from './html';
import { Refused, type MallReader } from './mall-reader';
import type { Names } from './names';
import { ordersView } from './orders-view';

/** The page's files; programs run from the project's folder. */
const FOLDER = join(process.cwd(), 'local', 'page');
const FILES: Readonly<Record<string, readonly [file: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/style.css': ['style.css', 'text/css'],
  '/lists.css': ['lists.css', 'text/css'],
  '/page.mjs': ['page.mjs', 'text/javascript'],
};
/** A browser sends a header of its own making to another origin only after asking; nobody answers it here. */
const OWN_HEADER = 'x-demo-page';

type Part = (mall: MallReader, names: Names) => Promise<Html>;

const PARTS: Readonly<Record<string, Part>> = {
  summary: async (mall) => {
    const [overview, days] = await Promise.all([mall.overview(), mall.days()]);
    return summaryView(overview, days);
  },
  days: async (mall) => daysView(await mall.days()),
  holders: async (mall, names) => holdersView(await mall.overview(), names),
  orders: async (mall, names) => ordersView(await mall.orders(), names),
};

export interface Page {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the page on this port or the next free one. */
export async function servePage(mall: MallReader, names: Names, port: number): Promise<Page> {
  const server = createServer((request, response) => {
    answer(mall, names, request, response).catch((error: unknown) => {
      const message = error instanceof Refused ? error.message : '商城没有回应，请稍后重试';
      if (!(error instanceof Refused)) console.error(`${request.url ?? ''}:`, error);
      send(response, 503, 'application/json', JSON.stringify({ message }));
    });
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  mall: MallReader,
  names: Names,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').replace(/\?.*$/, '');
  // A foreign name that leads to this machine is no way in.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    send(response, 403, 'text/plain', '');
    return;
  }
  const isGet = request.method === 'GET';
  const file = FILES[path];
  const part = path.startsWith('/parts/') ? PARTS[path.slice('/parts/'.length)] : undefined;
  if (isGet && file !== undefined) {
    send(response, 200, file[1], readFileSync(join(FOLDER, file[0]), 'utf8'));
  } else if (isGet && part !== undefined) {
    send(response, 200, 'text/html', (await part(mall, names)).text);
  } else if (path === '/clock' && (isGet || request.headers[OWN_HEADER] === '1')) {
    const now = isGet ? await mall.now() : await mall.nextDay();
    send(response, 200, 'application/json', JSON.stringify({ now, text: momentText(now) }));
  } else {
    send(response, 404, 'text/plain', '');
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'self'; img-src 'self' data:",
  });
  response.end(body);
}
