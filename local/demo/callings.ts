/** Roles by sales: one is applied for and given on the first day, another waits for the operator. */
import { OPERATOR } from './data/people';
import { named, payClerksCode } from './deeds';
import { memberIdOf, type World } from './world';

/** Two of them are the sales that the first role needs. */
const SEASON = { amountFen: 1_068_000, note: '婚前护理全季' } as const;

export function planCallings(world: World): void {
  const { agenda, days, mall } = world;
  // Before the day's end, when some get a role that they had before the mall.
  agenda.on(1, 13 * 60 + 30, () => payClerksCode(world, named('许嘉怡'), 'lanxi-xihu', SEASON));
  agenda.on(1, 14 * 60 + 5, () => payClerksCode(world, named('周婉婷'), 'lanxi-yinzhou', SEASON));
  agenda.on(1, 16 * 60, () => mall.call(named('林晓月').openid, 'member', 'applyForRole', {}));
  agenda.on(1, 16 * 60 + 45, () => {
    const memberId = memberIdOf(world, named('林晓月').openid);
    return mall.call(OPERATOR, 'operator', 'approveRole', { memberId });
  });
  const bought = days - 1;
  agenda.on(bought, 14 * 60 + 20, () => payClerksCode(world, named('唐雨薇'), 'lanxi-jingan', SEASON));
  agenda.on(bought, 15 * 60 + 10, () => payClerksCode(world, named('唐雨薇'), 'lanxi-jingan', SEASON));
  agenda.on(bought, 20 * 60, () => mall.call(named('韩佳宁').openid, 'member', 'applyForRole', {}));
}
