import { onTimer } from '../../edge/timer';
import { closeDueDays } from '../../points/close-day';

export const main = onTimer(async (house) => ({ closed: await closeDueDays(house) }));
