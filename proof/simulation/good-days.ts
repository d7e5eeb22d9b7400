/** What has happened before anything fails: people have joined, a shop has begun to leave, and there were good days. */
import { confirmRealName } from '../../cloudfunctions/accounts/real-name';
import type { Deployment } from '../../cloudfunctions/edge/environment';
import { giveCustodial, POINT } from '../../tests/support/point-payer';
import type { Person } from './desk';
import { CAST } from './opening';

const GOOD_DAYS = 3;
const WISHES_A_GOOD_DAY = 50;
/** Between a shop's wish to leave and the first good day: its notice ends among the faults. */
const QUIET_DAYS = 4;
const BUYERS_BEFORE = 6;
const NAMED = 4;
/** In everybody's custodialAccount when the seed begins, to sell and to pay with. */
const POINTS_BEFORE = 60;

export interface Calm {
  /** Does it at once, for one of the consumers or for this one; null: anything that people do. */
  readonly calmly: (deed: string | null, by?: Person) => Promise<void>;
  readonly nextDay: () => Promise<void>;
}

export async function goodDays(house: Deployment, calm: Calm): Promise<void> {
  await everybody(calm, ['join', 'saveAddress']);
  await oneShopLeaves(calm);
  await everybody(calm, ['activate', 'registerKey', 'setPassword']);
  for (const { memberId } of CAST.consumers) await giveCustodial(house, memberId, POINTS_BEFORE * POINT);
  // For whom rewards wait, and who may not take cash out, are the others.
  for (const { memberId } of CAST.consumers.slice(0, NAMED)) await confirmRealName(house, memberId);
  await somebodyFounds(calm);
  for (let day = 0; day < GOOD_DAYS; day += 1) {
    for (let wish = 0; wish < WISHES_A_GOOD_DAY; wish += 1) await calm.calmly(null);
    await calm.nextDay();
  }
}

async function everybody({ calmly }: Calm, deeds: readonly string[]): Promise<void> {
  for (const deed of deeds) for (const by of CAST.consumers) await calmly(deed, by);
}

/** It has sold something before. */
async function oneShopLeaves({ calmly, nextDay }: Calm): Promise<void> {
  for (const by of CAST.consumers.slice(0, BUYERS_BEFORE))
    for (const deed of ['payAtSmallShop', 'buyAtSmallShop']) await calmly(deed, by);
  await calmly('askToDepart');
  for (let day = 0; day < QUIET_DAYS; day += 1) await nextDay();
}

/** As far as that goes: the pack may be unpaid, and the review is still to come. */
async function somebodyFounds({ calmly }: Calm): Promise<void> {
  await calmly('buyMerchantPack');
  for (const by of [...CAST.consumers, ...CAST.consumers, ...CAST.consumers]) await calmly('pay', by);
  for (const deed of ['applyAsMerchant', 'addStore', 'furnishStore', 'fillApplication', 'submitApplication'])
    await calmly(deed);
}
