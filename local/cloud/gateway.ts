/** The HTTP side: reads a request, hands it on, writes the reply. Replies of the wire are HTTP 200, errors included. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WireError } from './database/errors';
import type { WireReply, WireRequest } from './wire';

export interface Handlers {
  wire(request: WireRequest): WireReply | Promise<WireReply>;
  /** Answers a path under /local/; body is undefined for GET. */
  control(method: string, path: string, body: unknown): Promise<unknown>;
}

const BODY_BYTES_MAX = 64 * 1024 * 1024;
let requestNumber = 0;

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
    const text = chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString();
    const path = request.url ?? '/';
    if (path.startsWith('/local/')) void answerControl(handlers, request, response, text);
    else answerWire(handlers, response, text);
  });
}

function answerWire(handlers: Handlers, response: ServerResponse, text: string): void {
  const requestId = `local-${(++requestNumber).toString(36)}`;
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
  const text = JSON.stringify(value);
  response.sendDate = false;
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
