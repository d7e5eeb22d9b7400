/** The HTTP side: reads a request, hands it on, writes the reply. Replies of the wire are HTTP 200, errors included. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import busboy from 'busboy';
import { WireError } from './database/errors';
import type { ClientRequest } from './services';
import type { WireReply, WireRequest } from './wire';

/** A request as it came: nothing is decoded but the address. */
export interface HttpRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** Names in lower case. */
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface HttpReply {
  status: number;
  headers: Record<string, string>;
  body: Buffer | string;
}

/** Answers requests with replies of its own; what it throws is answered with status 500. */
export type Door = (request: HttpRequest) => Promise<HttpReply>;

type Reply = WireReply | Buffer;

export interface Handlers {
  wire(request: WireRequest): Reply | Promise<Reply>;
  client(request: ClientRequest): Reply | Promise<Reply>;
  /** Answers a path under /local/ with JSON. */
  control(request: HttpRequest): unknown;
  /** The door of a path that is none of the above. */
  door(path: string): Door | undefined;
}

/** Of requests that are no function's: https://docs.cloudbase.net/en/error-code/service/EXCEED_MAX_PAYLOAD_SIZE */
const BODY_BYTES_MAX = 100 * 1024 * 1024;
let requestNumber = 0;

/** A number for a request, unique in this process. */
export function newRequestId(): string {
  return `local-${(++requestNumber).toString(36)}`;
}

/** Starts listening on 127.0.0.1. */
export async function listen(handlers: Handlers, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => receive(handlers, request, response));
  // The SDK's connections idle for long between calls; closing one would make its next request fail.
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function receive(handlers: Handlers, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= BODY_BYTES_MAX) chunks.push(chunk);
  });
  request.on('end', () => {
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    if (size > BODY_BYTES_MAX) {
      const message = `The request has ${size} bytes; ${BODY_BYTES_MAX} are allowed`;
      sendJson(response, 413, { code: 'EXCEED_MAX_PAYLOAD_SIZE', message });
    } else dispatch(handlers, request, response, body);
  });
}

function dispatch(
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const url = request.url ?? '/';
  if (isForeign(request.headers) && !addressOf(url).pathname.startsWith('/http/'))
    sendJson(response, 403, { code: 'FOREIGN_ORIGIN' });
  else if (url.startsWith('/admin?')) answerWire(handlers, request, response, body);
  else if (url === '/client') answer(response, () => handlers.client(parseWire(String(body))));
  else void answerOther(handlers, request, response, body);
}

async function answerOther(
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  const { pathname, searchParams } = addressOf(request.url ?? '/');
  const { method = 'GET', headers } = request;
  const read: HttpRequest = { method, path: pathname, query: searchParams, headers, body };
  const door = handlers.door(pathname);
  if (pathname.startsWith('/local/')) await answerControl(handlers, read, response);
  else if (door !== undefined) await answerDoor(door, read, response);
  else sendJson(response, 404, { code: 'LOCAL_NOT_FOUND' });
}

/** What is no address leads to the root. */
function addressOf(url: string): URL {
  const base = 'http://127.0.0.1';
  return URL.canParse(url, base) ? new URL(url, base) : new URL(base);
}

/** Another site, in a browser on this machine, has no business here; a foreign name is no way in either. */
function isForeign({ host = '', origin }: IncomingHttpHeaders): boolean {
  const own = /^(https?:\/\/)?(127\.0\.0\.1|localhost)(:\d+)?$/;
  return !own.test(host) || (origin !== undefined && !own.test(origin));
}

async function answerDoor(door: Door, request: HttpRequest, response: ServerResponse): Promise<void> {
  try {
    const { status, headers, body } = await door(request);
    send(response, status, headers, body);
  } catch (error) {
    sendJson(response, 500, wireError(error));
  }
}

function answerWire(
  handlers: Handlers,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
  answer(response, () =>
    isForm
      ? readForm(request.headers, body).then((form) => handlers.wire(form))
      : handlers.wire(parseWire(String(body))),
  );
}

/** Stays synchronous where the work is, since that is what most requests are. */
function answer(response: ServerResponse, work: () => Reply | Promise<Reply>): void {
  const requestId = newRequestId();
  const fail = (error: unknown): void => sendJson(response, 200, { ...wireError(error), requestId });
  const succeed = (reply: Reply): void => {
    if (Buffer.isBuffer(reply)) send(response, 200, { 'Content-Type': 'application/octet-stream' }, reply);
    else sendJson(response, 200, { ...reply, requestId });
  };
  try {
    const reply = work();
    if (reply instanceof Promise) reply.then(succeed, fail);
    else succeed(reply);
  } catch (error) {
    fail(error);
  }
}

function parseWire(text: string): ClientRequest {
  const body = JSON.parse(text) as ClientRequest | null;
  if (typeof body?.action !== 'string') throw new WireError('INVALID_PARAM', 'The request names no action');
  return body;
}

/** The open APIs' requests are forms, in which requestData is a file without a name. */
function readForm(headers: IncomingHttpHeaders, body: Buffer): Promise<WireRequest> {
  return new Promise((resolve, reject) => {
    const fields: Record<string, string | Buffer> = {};
    const form = busboy({ headers, limits: { fieldSize: BODY_BYTES_MAX } });
    form.on('field', (name, value) => (fields[name] = value));
    form.on('file', (name, file) => {
      const chunks: Buffer[] = [];
      file.on('data', (chunk: Buffer) => chunks.push(chunk));
      file.on('end', () => (fields[name] = Buffer.concat(chunks)));
    });
    form.on('close', () => {
      const { action } = fields;
      if (typeof action === 'string') resolve({ ...fields, action });
      else reject(new WireError('INVALID_PARAM', 'The form names no action'));
    });
    form.on('error', reject);
    form.end(body);
  });
}

/** An error as the wire carries it. */
export function wireError(error: unknown): { code: string; message: string } {
  if (error instanceof WireError) return { code: error.code, message: error.message };
  if (error instanceof SyntaxError || error instanceof TypeError)
    return { code: 'INVALID_PARAM', message: error.message };
  return {
    code: 'SYS_ERR',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}

async function answerControl(
  handlers: Handlers,
  request: HttpRequest,
  response: ServerResponse,
): Promise<void> {
  try {
    sendJson(response, 200, (await handlers.control(request)) ?? {});
  } catch (error) {
    sendJson(response, 400, { error: wireError(error) });
  }
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.sendDate = false;
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
