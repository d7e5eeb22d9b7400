/** A request over HTTP access and the answer to it: JSON both ways, and CORS for the console's own addresses. */
import * as z from 'zod';

import type { Answer } from '../../edge/answer';
import type { Computer } from '../../office/documents';
import { refuse } from '../../platform/refusal';
import { deviceOf } from './device';

/** A policy as a whole is a tenth of it. */
const MOST_CHARACTERS = 200_000;

/** The event of HTTP access, as far as it matters here. */
const httpForm = z.looseObject({
  httpMethod: z.string(),
  headers: z.record(z.string(), z.unknown()),
  body: z.string().max(MOST_CHARACTERS).default(''),
  isBase64Encoded: z.boolean().default(false),
});

export interface HttpRequest {
  readonly method: string;
  readonly origin: string;
  readonly token: string;
  readonly computer: Computer;
  readonly text: string;
}

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function requestOf(event: unknown): HttpRequest {
  const form = httpForm.safeParse(event);
  if (!form.success) return refuse('INVALID_INPUT');
  const { httpMethod, headers, body, isBase64Encoded } = form.data;
  const header = new Map(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const),
  );
  const [, token = ''] = /^Bearer ([\w-]{1,100})$/.exec(header.get('authorization') ?? '') ?? [];
  return {
    method: httpMethod.toUpperCase(),
    origin: header.get('origin') ?? '',
    token,
    computer: {
      address: addressIn(header.get('x-real-ip') ?? header.get('x-forwarded-for') ?? ''),
      device: deviceOf(header.get('user-agent') ?? ''),
    },
    text: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
  };
}

/** Of a chain of proxies the last one was written by our gateway; what stands before it anybody can claim. */
function addressIn(header: string): string {
  return header.split(',').at(-1)?.trim().slice(0, 60) ?? '';
}

/** An unparsable body is a refusal like any other. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('INVALID_INPUT');
  }
}

/** `allowed`: addresses of the console's pages; `*` for all, which a bearer's token makes no less safe. */
export function corsHeaders(origin: string, allowed: ReadonlySet<string>): Readonly<Record<string, string>> {
  if (!allowed.has('*') && !allowed.has(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin === '' ? '*' : origin,
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'authorization, content-type',
    'Access-Control-Max-Age': '600',
    Vary: 'Origin',
  };
}

export function replyOf(answer: Answer<unknown>, cors: Readonly<Record<string, string>>): HttpAnswer {
  return {
    statusCode: 200,
    headers: { ...cors, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
    body: JSON.stringify(answer),
  };
}
