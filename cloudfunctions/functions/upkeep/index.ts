import { onTimer } from '../../edge/timer';
import { sweepHolders } from '../../points/sweep';

const A_FIRING = 200;

export const main = onTimer(async (house) => ({ swept: await sweepHolders(house, A_FIRING) }));
