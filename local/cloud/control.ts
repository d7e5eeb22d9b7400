/** The control interface under /local/: what other local programs ask of the cloud and the SDKs cannot. */
import { invalidParam, WireError } from './database/errors';
import type { Cloud, Identity, IndexSpec, TimerFirings } from './index';

/** The bodies of the control interface's requests. */
export interface ControlBodies {
  clock: { now?: number; advanceMs?: number; timers?: TimerFirings };
  invoke: { name: string; data?: unknown; identity?: Identity };
  collections: { name: string; indexes?: IndexSpec[] };
}

/** Answers one request; what it throws goes back as {error:{code, message}}. */
export async function control(cloud: Cloud, method: string, path: string, body: unknown): Promise<unknown> {
  switch (`${method} ${path}`) {
    case 'GET /local/counts':
      return cloud.counts();
    case 'POST /local/counts/reset':
      cloud.resetCounts();
      return {};
    case 'GET /local/clock':
      return { now: cloud.clock.now() };
    case 'POST /local/clock':
      await moveClock(cloud, body as ControlBodies['clock']);
      return { now: cloud.clock.now() };
    case 'POST /local/invoke': {
      const { name, data, identity } = body as ControlBodies['invoke'];
      return { result: await cloud.invoke(name, data, identity) };
    }
    case 'POST /local/collections': {
      const { name, indexes } = body as ControlBodies['collections'];
      cloud.ensureCollection(name, indexes);
      return {};
    }
    default:
      throw new WireError('LOCAL_NOT_FOUND', `${method} ${path} is not of the control interface`);
  }
}

async function moveClock(
  cloud: Cloud,
  { now, advanceMs, timers = 'each' }: ControlBodies['clock'],
): Promise<void> {
  if (!['each', 'once', 'none'].includes(timers))
    throw invalidParam(`timers is each, once or none, not ${timers}`);
  if (now !== undefined) await cloud.clock.set(now, timers);
  else if (advanceMs !== undefined) await cloud.clock.advance(advanceMs, timers);
  else throw invalidParam('now or advanceMs is missing');
}
