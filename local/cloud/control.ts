/** The control interface under /local/: what other local programs, and the console page, ask of the cloud. */
import type { Permission } from './access/permission';
import { listCollections, readPage } from './browse';
import type { LocalCloud } from './cloud';
import { invalidParam, WireError } from './database/errors';
import type { HttpRequest } from './gateway';
import type { Identity, IndexSpec, TimerFirings } from './index';
import { CHECK_KIND } from './openapi/security';
import { giveConsent, listConsents, MESSAGE_KIND } from './openapi/subscribe-message';
import { fileIdOf } from './storage/paths';
import type { StoragePermission } from './storage/storage';

/** The bodies of the control interface's requests. */
export interface ControlBodies {
  clock: { now?: number; advanceMs?: number; timers?: TimerFirings };
  invoke: { name: string; data?: unknown; identity?: Identity };
  collections: { name: string; indexes?: IndexSpec[]; permission?: Permission };
}

type Route = (cloud: LocalCloud, body: unknown, query: URLSearchParams) => unknown;

const STORAGE_PERMISSIONS = new Set(['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY']);

const ROUTES: Readonly<Record<string, Route>> = {
  'GET /local/counts': (cloud) => cloud.counts(),
  'GET /local/failures': (cloud) => cloud.failures(),
  'POST /local/counts/reset': (cloud) => cloud.resetCounts(),
  'GET /local/clock': (cloud) => ({ now: cloud.clock.now() }),
  'POST /local/clock': async (cloud, body) => {
    await moveClock(cloud, body as ControlBodies['clock']);
    return { now: cloud.clock.now() };
  },
  'POST /local/invoke': async (cloud, body) => {
    const { name, data, identity } = body as ControlBodies['invoke'];
    return { result: await cloud.invoke(name, data, identity) };
  },
  'GET /local/calls': (cloud) => ({ calls: cloud.calls.list() }),
  'GET /local/collections': (cloud) => ({ collections: listCollections(cloud.engine, cloud.records) }),
  'POST /local/collections': (cloud, body) => {
    const { name, indexes, permission } = body as ControlBodies['collections'];
    cloud.ensureCollection(name, indexes, permission);
  },
  'GET /local/documents': (cloud, _body, query) =>
    readPage(
      cloud.engine,
      query.get('collection') ?? '',
      (query.get('query') ?? '').trim(),
      Number(query.get('page')),
    ),
  'GET /local/timers': (cloud) => ({
    doubled: cloud.firing.doubled,
    timers: cloud.timers.list().map((timer) => {
      const { cron: _cron, ...shown } = timer;
      return { ...shown, last: cloud.firing.last(timer) };
    }),
  }),
  'POST /local/timers': (cloud, body) => {
    cloud.firing.doubled = (body as { doubled: unknown }).doubled === true;
  },
  'POST /local/timers/fire': (cloud, body) => {
    const { functionName, triggerName } = body as { functionName: string; triggerName: string };
    return cloud.timers.fireNow(functionName, triggerName);
  },
  'GET /local/messages': (cloud) => ({
    messages: cloud.records.list(MESSAGE_KIND),
    consents: listConsents(cloud.records),
  }),
  'POST /local/consents': (cloud, body) => {
    const { openid, templateId } = body as { openid?: unknown; templateId?: unknown };
    if (typeof openid !== 'string' || typeof templateId !== 'string')
      throw invalidParam('openid and templateId are texts');
    return { left: giveConsent(cloud.records, openid, templateId) };
  },
  'GET /local/checks': (cloud) => ({ checks: cloud.records.list(CHECK_KIND) }),
  'GET /local/files': (cloud) => ({
    permission: cloud.storage.permission,
    files: cloud.storage.files.list().map(({ blob: _blob, ...file }) => ({
      ...file,
      fileId: fileIdOf(cloud.env['TCB_ENV'] ?? '', file.path),
    })),
  }),
  'POST /local/files': (cloud, body) => {
    const { permission } = body as { permission: StoragePermission };
    if (!STORAGE_PERMISSIONS.has(permission))
      throw invalidParam(`A permission is ${[...STORAGE_PERMISSIONS].join(', ')}`);
    cloud.storage.permission = permission;
  },
};

/** Answers one request; what it throws goes back as {error:{code, message}}. */
export function control(cloud: LocalCloud, request: HttpRequest): unknown {
  const { method, path, query, body } = request;
  const route = ROUTES[`${method} ${path}`];
  if (route === undefined)
    throw new WireError('LOCAL_NOT_FOUND', `${method} ${path} is not of the control interface`);
  return route(cloud, body.length === 0 ? undefined : JSON.parse(String(body)), query);
}

async function moveClock(
  cloud: LocalCloud,
  { now, advanceMs, timers = 'each' }: ControlBodies['clock'],
): Promise<void> {
  if (!['each', 'once', 'none'].includes(timers))
    throw invalidParam(`timers is each, once or none, not ${timers}`);
  if (now !== undefined) await cloud.clock.set(now, timers);
  else if (advanceMs !== undefined) await cloud.clock.advance(advanceMs, timers);
  else throw invalidParam('now or advanceMs is missing');
}
