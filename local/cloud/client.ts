/** The control interface of a running local cloud as typed functions, for other local programs. */
import { request } from 'node:http';
import type { ControlBodies } from './control';
import type { Identity, IndexSpec, Permission, TimerFirings } from './index';

export interface CloudClient {
  counts(): Promise<Record<string, Record<string, number>>>;
  /** Requests that were answered with an error, by label, then code. */
  failures(): Promise<Record<string, Record<string, number>>>;
  resetCounts(): Promise<void>;
  /** The clock's time, epoch milliseconds. */
  now(): Promise<number>;
  /** Moves the clock and waits for the timers that fire; returns the time it shows then. */
  setClock(ms: number, timers?: TimerFirings): Promise<number>;
  advanceClock(ms: number, timers?: TimerFirings): Promise<number>;
  /** Calls a function as this person; rejects with a CloudError when it fails. */
  invoke(name: string, data: unknown, identity?: Identity): Promise<unknown>;
  ensureCollection(name: string, indexes?: IndexSpec[], permission?: Permission): Promise<void>;
}

/** A refusal of the local cloud or of a function it called, with the wire's code. */
export class CloudError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @param url of the cloud, such as http://127.0.0.1:8700 */
export function connectCloud(url: string): CloudClient {
  const get = (path: string): Promise<unknown> => send(url, 'GET', path);
  const post = (path: string, body: object): Promise<unknown> => send(url, 'POST', path, body);
  const move = async (body: ControlBodies['clock']): Promise<number> =>
    timeOf(await post('/local/clock', body));
  return {
    counts: async () => (await get('/local/counts')) as Record<string, Record<string, number>>,
    failures: async () => (await get('/local/failures')) as Record<string, Record<string, number>>,
    resetCounts: async () => {
      await post('/local/counts/reset', {});
    },
    now: async () => timeOf(await get('/local/clock')),
    setClock: (ms, timers = 'each') => move({ now: ms, timers }),
    advanceClock: (ms, timers = 'each') => move({ advanceMs: ms, timers }),
    invoke: async (name, data, identity = {}) => {
      const body: ControlBodies['invoke'] = { name, data, identity };
      return ((await post('/local/invoke', body)) as { result: unknown }).result;
    },
    ensureCollection: async (name, indexes = [], permission) => {
      await post('/local/collections', {
        name,
        indexes,
        ...(permission === undefined ? {} : { permission }),
      });
    },
  };
}

function timeOf(reply: unknown): number {
  return (reply as { now: number }).now;
}

// node:http and not fetch: a move of the clock may take longer than fetch's own time limit.
function send(url: string, method: string, path: string, body?: object): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json' };
    const sent = request(new URL(path, url), { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const reply = JSON.parse(Buffer.concat(chunks).toString()) as {
          error?: { code: string; message: string };
        };
        if (response.statusCode === 200) resolve(reply);
        else
          reject(
            new CloudError(reply.error?.code ?? 'SYS_ERR', reply.error?.message ?? 'No reason was given'),
          );
      });
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
