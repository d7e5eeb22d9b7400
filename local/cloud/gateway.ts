/** The HTTP side: reads a request, hands it on, writes the reply. Replies of the wire are HTTP 200, errors included. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WireError } from './database/errors';
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

export interface Handlers {
  wire(request: WireRequest): WireReply | Promise<WireReply>;
  /** Answers a path under /local/; body is undefined for GET. */
  control(method: string, path: string, body: unknown): Promise<unknown>;
  /** Doors with replies of their own, by the beginning of the path. */
  doors: Readonly<Record<string, Door>>;
}

/** Answers what comes below its path; what it throws is answered with status 500. */
export type Door = (request: HttpRequest) => Promise<HttpReply>;

const BODY_BYTES_MAX = 64 * 1024 * 1024;
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
    if (size > BODY_BYTES_MAX) request.destroy();
    else chunks.push(chunk);
  });
  request.on('end', () => {
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    const path = request.url ?? '/';
    const door = Object.keys(handlers.doors).find((prefix) => path.startsWith(prefix));
    if (door !== undefined) void answerDoor(handlers.doors[door], request, response, body);
    else if (path.startsWith('/local/')) void answerControl(handlers, request, response, String(body));
    else answerWire(handlers, response, String(body));
  });
}

async function answerDoor(
  door: Door | undefined,
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { method = 'GET', headers } = request;
    const reply = await door?.({ method, path: pathname, query: searchParams, headers, body });
    if (reply !== undefined) write(response, reply.status, reply.headers, reply.body);
  } catch (error) {
    send(response, 500, wireError(error));
  }
}
function answerWire(handlers: Handlers, response: ServerResponse, text: string): void {
  const requestId = newRequestId();
  try {
    const reply = handlers.wire(parseWire(text));
    if (reply instanceof Promise) {
      reply.then(
        (value) => send(response, 200, { ...value, requestId }),
        (error: unknown) => send(response, 200, { ...wireError(error), requestId }),
      );
    } else {
      reply['requestId'] = requestId;
      send(response, 200, reply);
    }
  } catch (error) {
    send(response, 200, { ...wireError(error), requestId });
  }
}

function parseWire(text: string): WireRequest {
  const body = JSON.parse(text) as WireRequest | null;
  if (typeof body?.action !== 'string') throw new WireError('INVALID_PARAM', 'The request names no action');
  return body;
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
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): Promise<void> {
  try {
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    const path = (request.url ?? '').replace(/\?.*$/, '');
    send(response, 200, (await handlers.control(request.method ?? 'GET', path, body)) ?? {});
  } catch (error) {
    send(response, 400, { error: wireError(error) });
  }
}

function send(response: ServerResponse, status: number, value: unknown): void {
  write(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(value));
}

function write(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.sendDate = false;
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}
