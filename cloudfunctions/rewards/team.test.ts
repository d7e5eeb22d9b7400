import fc from 'fast-check';

import { ROLES, type Policy, type Role } from '../policy/policy';
import { standard } from '../policy/profiles';
import { teamShares, type Channel, type Standing } from './team';

const ONLINE: Readonly<Record<Role, number>> = {
  vip: 4_000,
  shopkeeper: 5_000,
  shopTrader: 5_500,
  serviceProvider: 6_000,
};
const STORE: Readonly<Record<Role, number>> = {
  vip: 500,
  shopkeeper: 700,
  shopTrader: 800,
  serviceProvider: 900,
};

const person = (n: number, role: Role, facts: Partial<Standing> = {}): Standing => ({
  id: `member:${n}`,
  active: true,
  role,
  settledOrders: 1,
  ...facts,
});
const chainOf = (...roles: readonly Role[]): Standing[] => roles.map((role, n) => person(n, role));
const limited = (maxRewardedLevels: number): Policy => ({
  ...standard,
  rewards: { ...standard.rewards, maxRewardedLevels },
});
const passedOver = { active: false, settledOrders: 0 };

/** What each person of the chain gets of 1000 SV bought online. */
function paid(chain: readonly Standing[], policy: Policy, channel: Channel = 'online'): number[] {
  const shares = new Map(teamShares(chain, channel, policy).map((share) => [share.id, share.rateBp]));
  return chain.map(({ id }) => ((shares.get(id) ?? 0) * 1_000) / 10_000);
}

describe('the differential (rules §7), worked: buyer ← VIP ← 店主 ← VIP ← 店商 ← 服务商, SV 1000', () => {
  const chain = chainOf('vip', 'shopkeeper', 'vip', 'shopTrader', 'serviceProvider');

  it('pays 400, 100, 0, 50, 50 with no level limit', () => {
    expect(paid(chain, limited(100))).toEqual([400, 100, 0, 50, 50]);
  });

  it('pays 400, 100, 0, 50, 0 with the default of 3 paid persons', () => {
    expect(paid(chain, standard)).toEqual([400, 100, 0, 50, 0]);
  });

  it('pays 400 alone with the strict limit of 1, and nothing with 0', () => {
    expect(paid(chain, limited(1))).toEqual([400, 0, 0, 0, 0]);
    expect(paid(chain, limited(0))).toEqual([0, 0, 0, 0, 0]);
  });

  it('takes the rates of the store in a store', () => {
    expect(teamShares(chain, 'store', limited(100)).map((share) => share.rateBp)).toEqual([
      500, 200, 100, 100,
    ]);
  });

  it('names the direct referrer direct and the others team', () => {
    expect(teamShares(chain, 'online', standard)).toEqual([
      { id: 'member:0', rateBp: 4_000, why: 'direct' },
      { id: 'member:1', rateBp: 1_000, why: 'team' },
      { id: 'member:3', rateBp: 500, why: 'team' },
    ]);
  });
});

describe('on the chain (rules §5)', () => {
  it('a direct referrer who is passed over leaves the full rate to the next eligible person', () => {
    const chain = [person(0, 'vip', passedOver), person(1, 'shopkeeper'), person(2, 'shopTrader')];
    expect(teamShares(chain, 'online', standard)).toEqual([
      { id: 'member:1', rateBp: 5_000, why: 'team' },
      { id: 'member:2', rateBp: 500, why: 'team' },
    ]);
  });

  it('an inactive direct referrer with one settled order takes the VIP rate, whatever the role', () => {
    const chain = [
      person(0, 'serviceProvider', { active: false, settledOrders: 1 }),
      person(1, 'shopkeeper'),
    ];
    expect(paid(chain, standard)).toEqual([400, 100]);
  });

  it('an active direct referrer needs no order', () => {
    expect(paid([person(0, 'shopkeeper', { settledOrders: 0 })], standard)).toEqual([500]);
  });

  it('an inactive person above the direct referrer is passed over, orders or not, and uses up no level', () => {
    const chain = [
      person(0, 'vip'),
      person(1, 'serviceProvider', { active: false, settledOrders: 9 }),
      person(2, 'shopkeeper'),
      person(3, 'shopTrader'),
    ];
    expect(paid(chain, standard)).toEqual([400, 0, 100, 50]);
  });

  it('a role equal to or lower than one already paid takes nothing and uses up no level', () => {
    expect(paid(chainOf('vip', 'vip', 'shopkeeper', 'vip', 'shopTrader'), standard)).toEqual([
      400, 0, 100, 0, 50,
    ]);
    expect(paid(chainOf('shopTrader', 'shopkeeper', 'serviceProvider'), standard)).toEqual([550, 0, 50]);
  });

  it('nobody is paid after the top rate', () => {
    expect(paid(chainOf('serviceProvider', 'serviceProvider'), standard)).toEqual([600, 0]);
  });

  it('a role whose rate is 0 takes nothing and uses up no level', () => {
    const policy = limited(1);
    const roles = { ...policy.rewards.roles, vip: { onlineBp: 0, storeBp: 0 } };
    const free: Policy = { ...policy, rewards: { ...policy.rewards, roles } };
    expect(teamShares(chainOf('vip', 'shopkeeper'), 'online', free)).toEqual([
      { id: 'member:1', rateBp: 5_000, why: 'team' },
    ]);
  });

  it('nobody is nobody', () => {
    expect(teamShares([], 'online', standard)).toEqual([]);
  });
});

describe('for any chain', () => {
  const chains = fc
    .array(
      fc.record({
        active: fc.boolean(),
        role: fc.constantFrom(...ROLES),
        settledOrders: fc.integer({ min: 0, max: 2 }),
      }),
      { maxLength: 12 },
    )
    .map((people) => people.map((facts, n) => person(n, facts.role, facts)));

  it('the rates are those of the growing maxima of the eligible persons, cut at the limit', () => {
    fc.assert(
      fc.property(
        chains,
        fc.constantFrom<Channel>('online', 'store'),
        fc.nat({ max: 6 }),
        (chain, channel, limit) => {
          const table = channel === 'online' ? ONLINE : STORE;
          const own = chain.map(({ active, role, settledOrders }, n) =>
            active ? table[role] : n === 0 && settledOrders > 0 ? table.vip : 0,
          );
          const expected = own
            .map((rate, n) => ({ n, rate: rate - Math.max(0, ...own.slice(0, n)) }))
            .filter(({ rate }) => rate > 0)
            .slice(0, limit)
            .map(({ n, rate }) => ({ id: `member:${n}`, rateBp: rate, why: n === 0 ? 'direct' : 'team' }));
          expect(teamShares(chain, channel, limited(limit))).toEqual(expected);
        },
      ),
    );
  });

  it('all together never take more than the top rate', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const sum = teamShares(chain, 'online', limited(100)).reduce(
          (total, share) => total + share.rateBp,
          0,
        );
        expect(sum).toBeLessThanOrEqual(ONLINE.serviceProvider);
      }),
    );
  });
});
