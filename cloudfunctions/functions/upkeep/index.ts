import { onTimer } from '../../edge/timer';
import { UPKEEP_JOBS } from './jobs';

export const main = onTimer(UPKEEP_JOBS);
