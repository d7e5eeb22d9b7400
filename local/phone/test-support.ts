/** For the phone's tests: a browser, a local cloud and a WeChat Pay that answer like the real local ones. */
import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { chromium, type Browser, type BrowserContextOptions, type Page as Tab } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const FIXTURE = 'local/phone/fixture';
export const PHONE = { width: 375, height: 812 };
const hasBrowser = existsSync(CHROMIUM);
if (!hasBrowser)
  console.warn(`SKIPPED: no browser at ${CHROMIUM}; the phone was not looked at (apt-get install chromium)`);
export const inBrowser = hasBrowser ? test : test.skip;

export async function openBrowser(): Promise<Browser | undefined> {
  return hasBrowser ? chromium.launch({ executablePath: CHROMIUM, args: FLAGS }) : undefined;
}

export interface Look {
  readonly tab: Tab;
  /** What the browser complained about. */
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens an address on a screen of a phone's size, or another. */
export async function look(
  browser: Browser | undefined,
  url: string,
  options: BrowserContextOptions = { viewport: PHONE },
): Promise<Look> {
  if (browser === undefined) throw new Error('there is no browser');
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await tab.goto(url);
  await tab.waitForSelector('.phone-page, iframe', { state: 'attached' });
  return { tab, complaints, close: () => context.close() };
}

interface Asked {
  readonly path: string;
  readonly body: Record<string, unknown>;
}

export interface Fake {
  readonly url: string;
  readonly asked: Asked[];
  readonly close: () => Promise<void>;
}

type Answers = Readonly<Record<string, (body: Record<string, unknown>) => unknown>>;

/** A local cloud with one function, `hello`, which tells who calls it, one file and one message. */
export function fakeCloud(): Promise<Fake> {
  let now = Date.UTC(2026, 2, 1, 4);
  const files = new Map<string, string>();
  const message = {
    openid: 'o-ann',
    templateId: 'T1',
    page: 'pages/home/home',
    data: { thing1: '已发货' },
    sentMs: now,
  };
  return serve((url) => ({
    'POST /local/invoke': ({ name, data, identity }) =>
      name === 'hello'
        ? { result: { data, ...(identity as object) } }
        : { error: { code: 'FUNCTION_NOT_FOUND', message: 'no such function' } },
    'GET /local/clock': () => ({ now }),
    'POST /local/clock': ({ advanceMs }) => ({ now: (now += Number(advanceMs)) }),
    'GET /local/messages': () => ({ messages: [message] }),
    'POST /local/consents': () => ({ left: 1 }),
    'POST /client': (request) => {
      if (request['action'] === 'storage.getUploadMetadata') {
        const fileId = `cloud://local-env/${String(request['path'])}`;
        files.set(fileId, '');
        return { data: { url: `${url()}/upload`, authorization: 'a', token: 't', fileId, cosFileId: 'c' } };
      }
      const [file] = request['file_list'] as { fileid: string }[];
      return {
        data: { download_list: [{ fileID: file?.fileid, code: 'SUCCESS', tempFileURL: `${url()}/file` }] },
      };
    },
    'PUT /upload': () => ({}),
    'GET /file': () => ({ content: 'of the file' }),
  }));
}

export function fakePay(): Promise<Fake> {
  const orders = [{ mchid: '1900000201', description: '护理套餐', totalFen: 19900 }];
  return serve(() => ({
    'GET /local/prepay/P1': () => ({ state: 'NOTPAY', totalFen: 19900, orders }),
    'POST /local/prepay/P1/pay': ({ paySign }) =>
      paySign === 'signed' ? { result: 'paid' } : { result: 'refused', reason: 'SIGN', message: '签名错误' },
    'POST /local/prepay/P1/cancel': () => ({ result: 'cancelled' }),
    'GET /local/transfers/T1': () => ({ amountFen: 500, remark: '提现' }),
    'POST /local/transfers/T1/confirm': () => ({ result: 'confirmed' }),
    'POST /local/transfers/T1/refuse': () => ({ result: 'refused' }),
  }));
}

async function serve(answersOf: (url: () => string) => Answers): Promise<Fake> {
  const asked: Asked[] = [];
  let url = '';
  const answers = answersOf(() => url);
  const server = createServer((request, response) => void answer(request, response, answers, asked));
  url = await listen(server);
  return {
    url,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  answers: Answers,
  asked: Asked[],
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const path = `${request.method ?? ''} ${request.url ?? ''}`;
  const text = Buffer.concat(chunks).toString();
  const body = (text.startsWith('{') ? JSON.parse(text) : { text }) as Record<string, unknown>;
  asked.push({ path, body });
  response.setHeader('Content-Type', 'application/json');
  response.end(
    JSON.stringify(answers[path]?.(body) ?? { error: { code: 'LOCAL_NOT_FOUND', message: path } }),
  );
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}
