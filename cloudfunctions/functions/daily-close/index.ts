import { onTimer } from '../../edge/timer';
import { CLOSE_JOBS } from './jobs';

export const main = onTimer(CLOSE_JOBS);
