import { onTimer } from '../../edge/timer';
import { SETTLEMENT_JOBS } from './jobs';

export const main = onTimer(SETTLEMENT_JOBS);
