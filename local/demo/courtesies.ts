/** Coupons that are offered and taken, and who agreed to be sent messages. */
import { PLATFORM } from '../../cloudfunctions/stores/people';
import { TEMPLATE_KEYS } from '../../cloudfunctions/platform/messages/messenger';
import { addDays, dayOf, startOfDay } from '../../cloudfunctions/units/days';
import { CHAIN } from './data/chain';
import { OPERATOR, OWNER, PARTNER } from './data/people';
import { oneAt } from './data/staff';
import { named } from './deeds';
import type { World } from './world';

const OFFERED_DAYS = 30;
/** From here on the first one on the phone has taken coupons too; in shorter demos others find them untouched. */
const LONG_LIFE_DAYS = 30;
const TWENTY_OFF = { thresholdFen: 20_000, offFen: 2_000, offRateBp: 0, maxOffFen: 0 } as const;
const PART_OFF = { thresholdFen: 0, offFen: 0, offRateBp: 1_500, maxOffFen: 5_000 } as const;
const TAKERS = ['林晓月', '许嘉怡'] as const;
/** As many as a page asks for in one go, about. */
const ASKED_AT_ONCE = 6;
const TALKATIVE = ['何思雨', '林晓月', '蒋慧敏'] as const;

export function planCourtesies(world: World): void {
  const { agenda, days } = world;
  agenda.on(1, 9 * 60 + 25, () => offerCoupons(world));
  const takers = days < LONG_LIFE_DAYS ? TAKERS : [...TAKERS, '何思雨'];
  for (const name of takers) agenda.on(days - 1, 10 * 60 + 5, () => takeCoupons(world, name));
  agenda.on(days - 1, 10 * 60 + 10, () => agreeToMessages(world));
}

async function offerCoupons({ agenda, days, mall }: World): Promise<void> {
  const times = {
    claimFrom: agenda.instantOf(1, 0),
    claimUntil: startOfDay(addDays(dayOf(agenda.instantOf(days, 0)), OFFERED_DAYS)),
  };
  const offer = { ...times, quantity: 500, perMember: 1, validDays: OFFERED_DAYS };
  await mall.call(OWNER, 'store', 'saveCouponOffer', {
    ...{ merchantId: CHAIN.id, code: 'spring', name: '若兰护肤券', terms: TWENTY_OFF },
    ...offer,
  });
  await mall.call(OPERATOR, 'store', 'saveCouponOffer', {
    ...{ merchantId: PLATFORM, code: 'own', name: '自营好物券', terms: PART_OFF },
    ...offer,
  });
}

async function takeCoupons({ mall }: World, name: string): Promise<void> {
  const { openid } = named(name);
  for (const { _id: offerId } of await mall.call(openid, 'member', 'couponOffers', {}))
    await mall.call(openid, 'member', 'claimCoupon', { offerId });
}

/** So that something is sent when it happens; one consent is one message of each kind. */
async function agreeToMessages({ mall }: World): Promise<void> {
  const people = [
    ...TALKATIVE.map((name) => named(name).openid),
    ...[OWNER, PARTNER.openid, oneAt('lanxi-xihu', '店长').openid],
  ];
  await Promise.all(
    people.map(async (openid) => {
      for (const accepted of [TEMPLATE_KEYS.slice(0, ASKED_AT_ONCE), TEMPLATE_KEYS.slice(ASKED_AT_ONCE)])
        await mall.call(openid, 'member', 'noteConsents', { accepted });
    }),
  );
}
