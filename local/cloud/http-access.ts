/**
 * HTTP access to functions: a path that is named leads to a function, which gets the request as an event and whose
 * result becomes the reply. Form of both: https://docs.cloudbase.net/en/service/access-cloud-function and
 * https://cloud.tencent.com/document/product/876/41776.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { WireError } from './database/errors';
import { newRequestId, wireError, type HttpReply, type HttpRequest } from './gateway';
import type { Identity } from './identity';

/** The path below which the gateway serves them. */
export const HTTP_ROOT = '/http';

/** https://docs.cloudbase.net/en/error-code/service/EXCEED_MAX_PAYLOAD_SIZE */
const TEXT_BYTES_MAX = 100 * 1024;
const BINARY_BYTES_MAX = 6 * 1024 * 1024;

/** Who calls by HTTP is no WeChat user. */
const CALLER: Identity = { source: 'wx_http' };

/** The service's words for what the functions' wire calls otherwise (https://docs.cloudbase.net/en/http-api/functions/%E4%BA%91%E5%87%BD%E6%95%B0). */
const SERVICE_CODES: Readonly<Record<string, string>> = {
  FUNCTIONS_EXECUTE_FAIL: 'FUNCTION_INVOCATION_FAILED',
  FUNCTIONS_TIME_LIMIT_EXCEEDED: 'FUNCTION_TIME_LIMIT_EXCEEDED',
};
const STATUSES: Readonly<Record<string, number>> = { INVALID_PATH: 404, EXCEED_MAX_PAYLOAD_SIZE: 413 };
/** The status of a failed call; documented of https://docs.cloudbase.net/en/http-api/functions/functions-post. */
const FAILED_STATUS = 400;

export type Call = (functionName: string, event: unknown, identity: Identity) => Promise<unknown>;

interface Integrated {
  statusCode?: unknown;
  headers?: Record<string, unknown>;
  body?: unknown;
  isBase64Encoded?: unknown;
}

/**
 * Answers a request below /http.
 * @param routes path to function's name; a path also leads what lies below it, the longest one first
 */
export async function answerHttp(
  routes: Readonly<Record<string, string>>,
  envId: string,
  call: Call,
  request: HttpRequest,
): Promise<HttpReply> {
  const requestId = newRequestId();
  const path = request.path.slice(HTTP_ROOT.length) || '/';
  try {
    const functionName = routeOf(routes, path);
    const event = { ...eventOf(request, path), requestContext: { requestId, envId } };
    return replyOf(await call(functionName, event, CALLER), requestId);
  } catch (error) {
    const known = wireError(error);
    const code = SERVICE_CODES[known.code] ?? known.code;
    const body = JSON.stringify({ code, message: known.message, requestId });
    return {
      status: STATUSES[code] ?? FAILED_STATUS,
      headers: headersOf('application/json', requestId),
      body,
    };
  }
}

function routeOf(routes: Readonly<Record<string, string>>, path: string): string {
  const below = (route: string): boolean =>
    path === route || path.startsWith(route.endsWith('/') ? route : `${route}/`);
  const route = Object.keys(routes)
    .filter(below)
    .sort((a, b) => b.length - a.length)[0];
  const functionName = route === undefined ? undefined : routes[route];
  if (functionName === undefined) throw new WireError('INVALID_PATH', `No function is set for ${path}`);
  return functionName;
}

/** A text stays as it came, byte for byte, since signatures are checked over it; what is no text travels as base64. */
function eventOf(request: HttpRequest, path: string): Record<string, unknown> {
  const text = textOf(request);
  const bytesMax = text === undefined ? BINARY_BYTES_MAX : TEXT_BYTES_MAX;
  if (request.body.length > bytesMax) {
    const message = `The body has ${request.body.length} bytes; ${bytesMax} are allowed`;
    throw new WireError('EXCEED_MAX_PAYLOAD_SIZE', message);
  }
  const { single, multiple } = splitHeaders(request.headers);
  return {
    path,
    httpMethod: request.method,
    headers: single,
    multiValueHeaders: multiple,
    queryStringParameters: Object.fromEntries(request.query),
    body: text ?? request.body.toString('base64'),
    isBase64Encoded: text === undefined,
  };
}

const BINARY_TYPES = /^(image|audio|video)\/|^multipart\/|^application\/(octet-stream|zip|pdf)/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf({ headers, body }: HttpRequest): string | undefined {
  if (BINARY_TYPES.test(headers['content-type'] ?? '')) return undefined;
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

function splitHeaders(headers: IncomingHttpHeaders): {
  single: Record<string, string>;
  multiple: Record<string, string[]>;
} {
  const single: Record<string, string> = {};
  const multiple: Record<string, string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    multiple[name] = typeof value === 'string' ? [value] : value;
    single[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return { single, multiple };
}

/** A text or number is plain text, an object JSON, an integrated response what it says. */
function replyOf(result: unknown, requestId: string): HttpReply {
  if (typeof result === 'string' || typeof result === 'number')
    return { status: 200, headers: headersOf('text/plain', requestId), body: String(result) };
  if (!isIntegrated(result))
    return { status: 200, headers: headersOf('application/json', requestId), body: JSON.stringify(result) };
  const { statusCode, headers = {}, body = '', isBase64Encoded } = result;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json';
  return {
    status: Number(statusCode ?? 200),
    headers: { ...headersOf(type, requestId), ...(Object.fromEntries(own) as Record<string, string>) },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}

function isIntegrated(result: unknown): result is Integrated {
  return typeof result === 'object' && result !== null && 'statusCode' in result;
}

function headersOf(type: string, requestId: string): Record<string, string> {
  return { 'content-type': `${type}; charset=utf-8`, 'x-request-id': requestId };
}
