/** A timer's function. It can fire twice or not at all, so its work finds out itself what is due. */
import cloud from 'wx-server-sdk';

import { refuse } from '../platform/refusal';
import { afterMissedCloses } from './missed-closes';
import { deployment, type Deployment } from './environment';

export function onTimer<T>(work: (house: Deployment) => Promise<T>): () => Promise<T> {
  let opened: Deployment | undefined;
  return async () => {
    opened ??= deployment();
    const { OPENID } = cloud.getWXContext();
    // A client that calls the function by name has an identity; the timer has none.
    if (typeof OPENID === 'string' && OPENID !== '') refuse('FORBIDDEN');
    const house = opened;
    const result = await afterMissedCloses(house, () => work(house));
    cloud.logger().info({ done: result });
    return result;
  };
}
