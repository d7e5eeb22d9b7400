/** A timer's function. It can fire twice or not at all, so its work finds out itself what is due. */
import cloud from 'wx-server-sdk';

import { refuse } from '../platform/refusal';
import { afterMissedCloses } from './missed-closes';
import { deployment, type Deployment } from './environment';

/** What a firing does, by name, one after another. */
export type Jobs = Readonly<Record<string, (house: Deployment) => Promise<unknown>>>;

export function onTimer(jobs: Jobs): () => Promise<Record<string, unknown>> {
  let opened: Deployment | undefined;
  return async () => {
    opened ??= deployment();
    const { OPENID } = cloud.getWXContext();
    // A client that calls the function by name has an identity; the timer has none.
    if (typeof OPENID === 'string' && OPENID !== '') refuse('FORBIDDEN');
    const house = opened;
    const done = await afterMissedCloses(house, () => doAll(house, jobs));
    cloud.logger().info({ done });
    return done;
  };
}

async function doAll(house: Deployment, jobs: Jobs): Promise<Record<string, unknown>> {
  const done: Record<string, unknown> = {};
  for (const [name, work] of Object.entries(jobs)) done[name] = await work(house);
  return done;
}
