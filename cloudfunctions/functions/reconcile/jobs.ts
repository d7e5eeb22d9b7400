/** Every minute, so that a day on which everybody moved is compared within the night (docs/figures.md). */
import type { Jobs } from '../../edge/timer';
import { reconcile } from '../../operations/reconcile/reconcile';

/** Of the 60 seconds that a function has. */
const A_FIRING = { forMs: 40_000 };

export const RECONCILE_JOBS = { reconciled: (house) => reconcile(house, A_FIRING) } satisfies Jobs;
