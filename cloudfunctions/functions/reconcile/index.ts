import { onTimer } from '../../edge/timer';
import { RECONCILE_JOBS } from './jobs';

export const main = onTimer(RECONCILE_JOBS);
