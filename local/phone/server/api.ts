/** What the phone and the panel beside it ask of the server, by path below /api/. */
import type { IncomingMessage } from 'node:http';

import type { Problem } from '../model';
import type { CloudDoor } from './cloud';
import { readBody, Refusal } from './http';
import type { PhoneOptions } from './options';
import type { PayDoor } from './pay';

export interface Doors {
  readonly options: PhoneOptions;
  readonly cloud: CloudDoor;
  readonly pay: PayDoor;
  readonly placeOf: (stack: string) => Partial<Problem>;
  readonly mode: () => object;
}

interface Asked {
  readonly openid: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
}

type Route = (doors: Doors, asked: Asked) => unknown;
type Json = Readonly<Record<string, unknown>>;

const json = ({ body }: Asked): Json => (body.length === 0 ? {} : (JSON.parse(String(body)) as Json));
const files = (asked: Asked): readonly string[] => json(asked)['fileList'] as readonly string[];

const ROUTES: Readonly<Record<string, Route>> = {
  'GET setting': ({ options, mode }) => ({
    people: options.people ?? [],
    links: options.links?.() ?? [],
    ...mode(),
  }),
  'GET preparing': ({ options }) => options.preparing?.() ?? {},
  'GET codes': async ({ options }) => ({ codes: (await options.codes?.()) ?? [] }),
  'POST stack': ({ placeOf }, asked) => placeOf(String(json(asked)['stack'])),
  'POST cloud/call': async ({ cloud }, asked) => {
    const { name, data } = json(asked);
    return { result: await cloud.call(asked.openid, String(name), data) };
  },
  'POST cloud/upload': async ({ cloud }, { openid, query, body }) => ({
    fileID: await cloud.upload(openid, query.get('path') ?? '', body),
  }),
  'POST cloud/urls': ({ cloud }, asked) => cloud.urls(asked.openid, files(asked)),
  'POST cloud/delete': ({ cloud }, asked) => cloud.remove(asked.openid, files(asked)),
  'POST cloud/consent': ({ cloud }, asked) =>
    cloud.consent(asked.openid, json(asked)['templateIds'] as readonly string[]),
  'GET messages': async ({ cloud }, { openid }) => ({ messages: await cloud.messages(openid) }),
  'GET clock': async ({ cloud }) => ({ now: await cloud.now() }),
  'POST clock': async ({ cloud }, asked) => ({ now: await cloud.advance(Number(json(asked)['advanceMs'])) }),
};

const PAY = 'pay/';

/** Answers one question; throws a Refusal where it is none of the phone's. */
export async function answerApi(doors: Doors, request: IncomingMessage, url: URL): Promise<unknown> {
  const path = url.pathname.slice('/api/'.length);
  const openid = String(request.headers['x-phone-as'] ?? '');
  const asked = { openid, query: url.searchParams, body: await readBody(request) };
  if (path.startsWith(PAY))
    return doors.pay.ask(openid, path.slice(PAY.length), request.method === 'GET' ? undefined : json(asked));
  const route = ROUTES[`${request.method ?? ''} ${path}`];
  if (route === undefined)
    throw new Refusal(404, 'NOT_FOUND', `${path} is nothing that the phone's server knows`);
  return route(doors, asked);
}
