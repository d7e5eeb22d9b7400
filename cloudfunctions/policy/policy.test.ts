import { parsePolicy, policySchema, ROLES } from './policy';
import { standard } from './profiles';

/** The standard policy with one field set to another value; `undefined` takes it away. */
function withField(path: string, value: unknown): unknown {
  const policy = structuredClone(standard) as unknown as Record<string, unknown>;
  const names = path.split('.');
  const last = names.pop() ?? '';
  const parent = names.reduce((node, name) => node[name] as Record<string, unknown>, policy);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return policy;
}

const accepts = (path: string, value: unknown): boolean =>
  policySchema.safeParse(withField(path, value)).success;

const AMOUNTS = [
  'supply.lifetimeCapPointUnits',
  'joining.lockedSvUnits',
  'joining.referrerSvUnits',
  'joining.packs.member.priceFen',
  'joining.packs.merchant.priceFen',
  'joining.packs.region.priceFen',
  'orders.maxOrderFen',
  'rewards.promotionFen.shopkeeper',
  'rewards.promotionFen.shopTrader',
  'rewards.promotionFen.serviceProvider',
  'merchants.openingStockFen',
  'merchants.maxOwedPointUnits',
  'tips.maxReceiptFen',
];
const POSITIVE_AMOUNTS = [
  'supply.dailyReleasePointUnits',
  'price.firstPrice',
  'price.floorPrice',
  'catalog.cardMaxFen',
  'cash.payIn.minFen',
  'cash.payIn.maxFen',
];
const RATES = [
  'moveOutBp',
  'market.feeBp',
  'joining.packs.member.svRateBp',
  'price.bandBp',
  'price.minTradedBp',
  'price.maxAccountBp',
];
const COUNTS = [
  'joining.heldDays',
  'rewards.buyerSvMultiple',
  'rewards.merchantSvMultiple',
  'rewards.maxRewardedLevels',
  'orders.autoReceiptDays',
  'orders.settleAfterReceiptDays',
  'orders.undoRedeemMinutes',
  'orders.maxLines',
  'orders.maxQuantity',
  'price.minSellers',
  'price.minMerchants',
  'catalog.cardReturnDays',
  'market.withdrawAfterDays',
  'tips.perStoreDay',
  'tips.perCustomerDay',
];
const POSITIVE_COUNTS = [
  'activityDays',
  'orders.unpaidMinutes',
  'orders.maxUnpaid',
  'price.allowanceDays',
  'stores.inviteHours',
  'stores.billCodeMinutes',
  'stores.stockDays',
  'codes.shownSeconds',
  'codes.heldSeconds',
  'codes.maxWrong',
  'codes.wrongMinutes',
  'tips.confirmMinutes',
  'passwords.maxWrong',
  'passwords.lockMinutes',
  'keys.waitHours',
  'keys.maxExpiryMinutes',
  'market.maxOpenOrders',
  'cash.payIn.minutes',
];

describe('a field of the policy', () => {
  const MAX = Number.MAX_SAFE_INTEGER;

  it.each(AMOUNTS)('%s is an amount', (path) => {
    expect([0, 1, MAX].map((value) => accepts(path, value))).toEqual([true, true, true]);
    expect([-1, 0.5, MAX + 1, '1'].some((value) => accepts(path, value))).toBe(false);
  });

  it.each(POSITIVE_AMOUNTS)('%s is an amount above 0', (path) => {
    expect([1, MAX].map((value) => accepts(path, value))).toEqual([true, true]);
    expect([0, -1, 1.5, MAX + 1].some((value) => accepts(path, value))).toBe(false);
  });

  it.each(RATES)('%s is a rate of 0 to 100%%', (path) => {
    expect([0, 1, 10_000].map((value) => accepts(path, value))).toEqual([true, true, true]);
    expect([-1, 0.5, 10_001].some((value) => accepts(path, value))).toBe(false);
  });

  it('supply.dailyCapBp is a rate above 0', () => {
    expect([1, 10_000].map((value) => accepts('supply.dailyCapBp', value))).toEqual([true, true]);
    expect([0, 10_001, 0.5].some((value) => accepts('supply.dailyCapBp', value))).toBe(false);
  });

  it.each(COUNTS)('%s is a count', (path) => {
    expect([0, 1, 100_000].map((value) => accepts(path, value))).toEqual([true, true, true]);
    expect([-1, 0.5, 100_001].some((value) => accepts(path, value))).toBe(false);
  });

  it.each(POSITIVE_COUNTS)('%s is a count above 0', (path) => {
    expect([1, 100_000].map((value) => accepts(path, value))).toEqual([true, true]);
    expect([0, -1, 100_001].some((value) => accepts(path, value))).toBe(false);
  });

  it.each(['cash.withdraw', 'cash.takeOut'])(
    '%s stays where WeChat wants no name, from 0.1 yuan on',
    (path) => {
      expect([10, 199_999].map((value) => accepts(`${path}.maxFen`, value))).toEqual([true, true]);
      expect([9, 200_000].some((value) => accepts(`${path}.maxFen`, value))).toBe(false);
      expect([9, 10].map((value) => accepts(`${path}.minFen`, value))).toEqual([false, true]);
      expect([9, MAX].map((value) => accepts(`${path}.dayFen`, value))).toEqual([false, true]);
    },
  );

  it('lifetimeCapPointUnits may be unlimited, and is the only one that may be null', () => {
    expect(accepts('supply.lifetimeCapPointUnits', null)).toBe(true);
    expect(accepts('supply.dailyReleasePointUnits', null)).toBe(false);
  });

  it('version is a short word of small letters, digits, dots and dashes', () => {
    const good = ['a', 'standard-1', '2025.1', 'x'.repeat(40)];
    const bad = ['', 'Standard', 'a b', 'x'.repeat(41), 'a_b', ' a', 'a!'];
    expect(good.filter((version) => !accepts('version', version))).toEqual([]);
    expect(bad.filter((version) => accepts('version', version))).toEqual([]);
  });

  it.each(['joining.rewardsNeedRealName', 'catalog.medicalNeedsRealName', 'tips.isOn'])(
    '%s is yes or no',
    (path) => {
      expect([true, false].map((value) => accepts(path, value))).toEqual([true, true]);
      expect([0, 'true', null].some((value) => accepts(path, value))).toBe(false);
    },
  );

  it('profile and activation are words of their lists', () => {
    expect(['standard', 'strict'].map((word) => accepts('profile', word))).toEqual([true, true]);
    expect(['', 'loose'].some((word) => accepts('profile', word))).toBe(false);
    expect(['memberPack', 'realName'].map((word) => accepts('joining.activation', word))).toEqual([
      true,
      true,
    ]);
    expect(['', 'none'].some((word) => accepts('joining.activation', word))).toBe(false);
  });
});

describe('the fields of the policy', () => {
  const leaves = (node: object, prefix = ''): string[] =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? leaves(value as object, `${prefix}${name}.`)
        : [`${prefix}${name}`],
    );
  const branches = (node: object, prefix = ''): string[] =>
    Object.entries(node).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null
        ? [`${prefix}${name}.`, ...branches(value as object, `${prefix}${name}.`)]
        : [],
    );

  it('must all be there', () => {
    expect(leaves(standard).filter((path) => accepts(path, undefined))).toEqual([]);
  });

  it('are the only ones, at every level', () => {
    expect(['', ...branches(standard)].filter((prefix) => accepts(`${prefix}unknown`, 1))).toEqual([]);
  });

  it('name the roles lowest to highest (rules §7)', () => {
    expect(ROLES).toEqual(['vip', 'shopkeeper', 'shopTrader', 'serviceProvider']);
    expect(Object.keys(standard.rewards.roles)).toEqual([...ROLES]);
  });
});

describe('the rates of the roles (rules §7)', () => {
  const withRates = (name: 'onlineBp' | 'storeBp', rates: readonly number[]): unknown => {
    const policy = structuredClone(standard) as unknown as {
      rewards: { roles: Record<string, Record<string, number>> };
    };
    for (const [i, role] of ROLES.entries()) policy.rewards.roles[role]![name] = rates[i]!;
    return policy;
  };
  const faultsOf = (policy: unknown): (string | undefined)[] =>
    policySchema.safeParse(policy).error?.issues.map((issue) => issue.message) ?? [];

  it.each(['onlineBp', 'storeBp'] as const)('%s may stay the same from role to role', (name) => {
    expect(faultsOf(withRates(name, [700, 700, 700, 700]))).toEqual([]);
    expect(faultsOf(withRates(name, [0, 0, 0, 0]))).toEqual([]);
  });

  it.each<['onlineBp' | 'storeBp', number[]]>([
    ['onlineBp', [701, 700, 800, 900]],
    ['onlineBp', [500, 801, 800, 900]],
    ['onlineBp', [500, 700, 901, 900]],
    ['storeBp', [701, 700, 800, 900]],
    ['storeBp', [500, 801, 800, 900]],
    ['storeBp', [500, 700, 901, 900]],
  ])('%s must not fall from role to role: %p', (name, rates) => {
    expect(faultsOf(withRates(name, rates))).toEqual([
      `rewards.roles: ${name} must not fall from role to role`,
    ]);
  });

  it('let the rewards in points reach what the merchant pays, and not exceed it (rules §3)', () => {
    const exactly = 10_000 - standard.rewards.merchantReferrerStoreBp - standard.rewards.regionPartnerBp;
    expect(faultsOf(withRates('storeBp', [500, 700, 800, exactly]))).toEqual([]);
    expect(faultsOf(withRates('storeBp', [500, 700, 800, exactly + 1]))).toEqual([
      'rewards: point rewards exceed the deducted points',
    ]);
  });

  it('count the merchant referrer and the region partner into the rewards in points', () => {
    expect(faultsOf(withField('rewards.merchantReferrerStoreBp', 10_000 - 900 - 800))).toEqual([]);
    expect(faultsOf(withField('rewards.merchantReferrerStoreBp', 10_000 - 900 - 799))).toHaveLength(1);
    expect(faultsOf(withField('rewards.regionPartnerBp', 10_000 - 900 - 500))).toEqual([]);
    expect(faultsOf(withField('rewards.regionPartnerBp', 10_000 - 900 - 499))).toHaveLength(1);
  });
});

describe('parsing a policy', () => {
  it('answers the policy', () => {
    expect(parsePolicy(structuredClone(standard))).toEqual(standard);
  });

  it('names every wrong field', () => {
    const wrong = withField('supply.dailyCapBp', 0) as { activityDays: number };
    wrong.activityDays = 0;
    expect(() => parsePolicy(wrong)).toThrow(
      /^not a policy: supply\.dailyCapBp: [^;]+; activityDays: [^;]+$/,
    );
  });

  it('speaks of the policy where no single field is wrong', () => {
    expect(() => parsePolicy(null)).toThrow(/^not a policy: policy: /);
    expect(() => parsePolicy(withField('rewards.regionPartnerBp', 10_000))).toThrow(
      new Error('not a policy: policy: rewards: point rewards exceed the deducted points'),
    );
  });
});
