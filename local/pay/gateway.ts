/** The HTTP side: reads a request whole, hands it on, writes what comes back, or cuts the connection. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HttpRequest {
  method: string;
  /** Path and query as they came. */
  url: string;
  headers: Record<string, string | undefined>;
  body: string;
}

export interface HttpReply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Answers a request; undefined cuts the connection without an answer. */
export type Handler = (request: HttpRequest) => Promise<HttpReply | undefined>;

const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** Starts listening on 127.0.0.1. */
export async function listen(handler: Handler, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    receive(handler, request, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  // Clients keep connections; closing an idle one would make their next request fail.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

async function receive(handler: Handler, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) throw new Error('A request is too large');
    chunks.push(chunk);
  }
  const reply = await handler({
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: request.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks).toString(),
  });
  if (reply === undefined) {
    response.destroy();
    return;
  }
  response.sendDate = false;
  response.writeHead(reply.status, {
    ...reply.headers,
    ...(reply.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(reply.body)) }),
  });
  response.end(reply.body);
}
