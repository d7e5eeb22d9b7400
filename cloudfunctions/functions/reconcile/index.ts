/** Every minute, so that a day on which everybody moved is compared within the night (docs/figures.md). */
import { onTimer } from '../../edge/timer';
import { reconcile } from '../../operations/reconcile/reconcile';

/** Of the 60 seconds that a function has. */
const A_FIRING = { forMs: 40_000 };

export const main = onTimer(async (house) => ({ reconciled: await reconcile(house, A_FIRING) }));
