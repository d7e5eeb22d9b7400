import fc from 'fast-check';

import { amounts } from '../../tests/support/arbitraries';
import { ROLES, type Policy } from '../policy/policy';
import { standard } from '../policy/profiles';
import {
  needsRealName,
  rewardedPoints,
  rewardLegs,
  type RewardLeg,
  type RewardWhy,
  type SettlementFacts,
} from './legs';
import type { Standing } from './team';

const person = (name: string, facts: Partial<Standing> = {}): Standing => ({
  id: `member:${name}`,
  active: true,
  role: 'vip',
  settledOrders: 3,
  ...facts,
});
const inactive = { active: false, settledOrders: 0 };
const buyerOf = (facts: Partial<Standing> & { ordinaryOrders?: number } = {}) => ({
  ...person('buyer', facts),
  ordinaryOrders: facts.ordinaryOrders ?? 2,
});
const partnerOf = (facts: Partial<Standing> & { withinDays?: boolean } = {}) => ({
  ...person('partner', facts),
  withinDays: facts.withinDays ?? true,
});

/** An order with an allowance of ¥10.00, that is 100.0000 SV for the buyer and 10 points at ¥1. */
const order = (facts: Partial<SettlementFacts> = {}): SettlementFacts => ({
  channel: 'online',
  allowanceFen: 1_000,
  deducted: 10_000_000,
  related: false,
  medical: false,
  merchant: 'merchant:m',
  buyer: buyerOf(),
  chain: [person('direct'), person('above', { role: 'shopkeeper' })],
  directReferrer: 'member:direct',
  merchantReferrer: person('scout'),
  regionPartner: partnerOf(),
  ...facts,
});

/** Legs as 'why to: units asset', shorter to read. */
const told = (facts: Partial<SettlementFacts>, policy: Policy = standard): string[] =>
  rewardLegs(order(facts), policy).map(({ why, to, units, asset }) => `${why} ${to}: ${units} ${asset}`);

const BUYER = 'buyer member:buyer: 1000000 SV';
const MERCHANT = 'merchant merchant:m: 200000 SV';
const DIRECT = 'direct member:direct: 400000 SV';
const TEAM = 'team member:above: 100000 SV';
const PARTNER = 'regionPartner member:partner: 800000 POINTS';
const SCOUT = 'merchantReferrer member:scout: 500000 POINTS';
const SIGNUP = 'signup member:direct: 1000000 SV';

describe('the legs of a settlement (rules §6)', () => {
  it('online: 10 × A and 2 × A as SV, 40% and the differential of the buyer SV, 8% of the points', () => {
    expect(told({})).toEqual([BUYER, MERCHANT, DIRECT, TEAM, PARTNER]);
  });

  it('in a store: the referral chain and the merchant referrer are paid in points', () => {
    expect(told({ channel: 'store' })).toEqual([
      BUYER,
      MERCHANT,
      'direct member:direct: 500000 POINTS',
      'team member:above: 200000 POINTS',
      SCOUT,
      PARTNER,
    ]);
  });

  it('tell the rate that they were counted at, 0 where there is none', () => {
    const rates = (facts: Partial<SettlementFacts>) =>
      Object.fromEntries(rewardLegs(order(facts), standard).map(({ why, rateBp }) => [why, rateBp]));
    expect(rates({})).toEqual({ buyer: 0, merchant: 0, direct: 4_000, team: 1_000, regionPartner: 800 });
    expect(rates({ channel: 'store', buyer: buyerOf({ ordinaryOrders: 0 }) })).toMatchObject({
      merchantReferrer: 500,
      signup: 0,
    });
  });

  it('of a related party there are none', () => {
    expect(told({ related: true })).toEqual([]);
  });

  it('of a medical order are those of buyer and merchant alone (rules §13)', () => {
    const medical = { medical: true, buyer: buyerOf({ ordinaryOrders: 0 }) };
    expect(told(medical)).toEqual([BUYER, MERCHANT]);
    expect(told({ ...medical, channel: 'store' })).toEqual([BUYER, MERCHANT]);
  });

  it('of nothing are left out', () => {
    expect(told({ allowanceFen: 0, deducted: 0 })).toEqual([]);
    // 1 fen: the team's rates give SV, the partner's 8% of 12 units are less than one.
    expect(told({ allowanceFen: 1, deducted: 12 })).toEqual([
      'buyer member:buyer: 1000 SV',
      'merchant merchant:m: 200 SV',
      'direct member:direct: 400 SV',
      'team member:above: 100 SV',
    ]);
    expect(told({ allowanceFen: 1, deducted: 13 })).toContain('regionPartner member:partner: 1 POINTS');
  });
});

describe('an inactive buyer (rules §5)', () => {
  const buyer = buyerOf({ active: false, settledOrders: 1 });

  it('earns nothing, nor do referrer and team; merchant and region partner do', () => {
    expect(told({ buyer })).toEqual([MERCHANT, PARTNER]);
  });

  it('in a store leaves the merchant referrer paid too', () => {
    expect(told({ buyer, channel: 'store' })).toEqual([MERCHANT, SCOUT, PARTNER]);
  });
});

describe('the merchant referrer', () => {
  it('must be active, orders or not', () => {
    expect(told({ channel: 'store', merchantReferrer: person('scout', { active: false }) })).not.toContain(
      SCOUT,
    );
    expect(told({ channel: 'store', merchantReferrer: person('scout', { settledOrders: 0 }) })).toContain(
      SCOUT,
    );
  });

  it('may be missing', () => {
    expect(
      told({ channel: 'store', merchantReferrer: null }).filter((leg) => leg.includes('Referrer')),
    ).toEqual([]);
  });
});

describe('the region partner (rules §8, §9)', () => {
  it.each([
    ['not active', partnerOf({ active: false })],
    ['outside the 30 days', partnerOf({ withinDays: false })],
    ['missing', null],
  ])('who is %s gets nothing', (_, regionPartner) => {
    expect(told({ regionPartner })).toEqual([BUYER, MERCHANT, DIRECT, TEAM]);
  });
});

describe('the sign-up reward (rules §5)', () => {
  const first = buyerOf({ ordinaryOrders: 0 });

  it('is one more leg while the new member has no other ordinary order', () => {
    expect(told({ buyer: first })).toEqual([BUYER, MERCHANT, DIRECT, TEAM, PARTNER, SIGNUP]);
    expect(told({ buyer: buyerOf({ ordinaryOrders: 1 }) })).not.toContain(SIGNUP);
  });

  it('needs neither of the two to be active', () => {
    const facts = { buyer: buyerOf({ ...inactive, ordinaryOrders: 0 }), chain: [person('direct', inactive)] };
    expect(told(facts)).toEqual([MERCHANT, PARTNER, SIGNUP]);
  });

  it('needs a referrer', () => {
    expect(told({ buyer: first, directReferrer: null, chain: [] })).toEqual([BUYER, MERCHANT, PARTNER]);
  });

  it('is as large as the policy says, and left out when that is nothing (rules §13)', () => {
    const withSignup = (referrerSvUnits: number): Policy => ({
      ...standard,
      joining: { ...standard.joining, referrerSvUnits },
    });
    expect(told({ buyer: first }, withSignup(7))).toContain('signup member:direct: 7 SV');
    expect(told({ buyer: first }, withSignup(0))).toEqual([BUYER, MERCHANT, DIRECT, TEAM, PARTNER]);
  });
});

describe('for any order', () => {
  const people = fc.record({
    active: fc.boolean(),
    role: fc.constantFrom(...ROLES),
    settledOrders: fc.nat({ max: 1 }),
  });
  const anyOrder = fc
    .record({
      channel: fc.constantFrom('online' as const, 'store' as const),
      allowanceFen: amounts(1_000_000_000),
      deducted: amounts(),
      chain: fc.array(people, { maxLength: 6 }),
      buyerActive: fc.boolean(),
    })
    .map(({ chain, buyerActive, ...facts }) =>
      order({
        ...facts,
        buyer: buyerOf({ active: buyerActive }),
        chain: chain.map((one, n) => person(`${n}`, one)),
      }),
    );

  it('every leg is a whole positive amount, each reward ⌊base × rate / 10000⌋ of its own base', () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        for (const { asset, units, rateBp } of rewardLegs(facts, standard)) {
          expect(Number.isSafeInteger(units) && units > 0).toBe(true);
          if (rateBp === 0) continue;
          const base = BigInt(asset === 'SV' ? facts.allowanceFen * 1_000 : facts.deducted);
          expect(BigInt(units)).toBe((base * BigInt(rateBp)) / 10_000n);
        }
      }),
    );
  });

  it('the rewards in points are carved out of what the merchant pays (rules §3)', () => {
    fc.assert(
      fc.property(anyOrder, (facts) => {
        const legs = rewardLegs(facts, standard);
        const points = legs.filter((leg) => leg.asset === 'POINTS').map((leg) => leg.units);
        expect(rewardedPoints(legs)).toBe(points.reduce((a, b) => a + b, 0));
        expect(rewardedPoints(legs)).toBeLessThanOrEqual(facts.deducted);
      }),
    );
  });
});

describe('a verified name (rules §5)', () => {
  const ofWhy = (why: RewardWhy): RewardLeg => ({ to: 'member:a', asset: 'SV', units: 1, why, rateBp: 0 });

  it.each(['direct', 'team', 'merchantReferrer', 'regionPartner', 'signup'] as const)(
    'is needed for %s: a reward from an order of somebody else',
    (why) => expect(needsRealName(ofWhy(why))).toBe(true),
  );

  it.each(['buyer', 'merchant', 'pack', 'unlock'] as const)('is not needed for %s', (why) =>
    expect(needsRealName(ofWhy(why))).toBe(false),
  );
});

describe('the points of the legs', () => {
  it('are those in points and no others', () => {
    const leg = (asset: RewardLeg['asset'], units: number): RewardLeg => ({
      to: 'member:a',
      asset,
      units,
      why: 'team',
      rateBp: 0,
    });
    expect(rewardedPoints([leg('SV', 100), leg('POINTS', 5), leg('POINTS', 7), leg('SV', 1)])).toBe(12);
    expect(rewardedPoints([])).toBe(0);
  });
});
