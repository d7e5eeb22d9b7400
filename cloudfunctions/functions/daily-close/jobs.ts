/** What midnight brings. */
import type { Jobs } from '../../edge/timer';
import { closeDueDays } from '../../points/close-day';

export const CLOSE_JOBS = { closed: (house) => closeDueDays(house) } satisfies Jobs;
