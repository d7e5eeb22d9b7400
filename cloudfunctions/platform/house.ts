/** What every use case is given: the outside world behind small interfaces. */
import type { Policy } from '../policy/policy';
import type { Clock } from './clock';
import type { Database } from './database';
import type { Waiting } from './retry';

export interface House {
  readonly database: Database;
  readonly clock: Clock;
  readonly waiting: Waiting;
  /** The policy that the deployment names; what an existing mall runs under stands in its books. */
  readonly policy: Policy;
}
