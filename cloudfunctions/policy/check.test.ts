/** Each mark is tripped by the value that it is about, and by nothing that ships as strict. */
import { checkPolicy, checkText } from './check';
import { comparePolicies } from './compare';
import { MARKS } from './marks';
import { NEVER } from './never';
import type { Policy } from './policy';
import { standard, strict } from './profiles';

const rulesOf = (policy: Policy, price: number | null = null): string[] =>
  checkPolicy(policy, { price }).marks.map(({ rule }) => rule);
type Part = { [K in keyof Policy]?: Policy[K] extends object ? Partial<Policy[K]> : Policy[K] };
function changed(base: Policy, part: Part): Policy {
  const merged = Object.entries(part).map(([name, value]) => {
    const present = base[name as keyof Policy];
    return [
      name,
      typeof value === 'object' && typeof present === 'object' ? { ...present, ...value } : value,
    ];
  });
  return { ...base, ...Object.fromEntries(merged) } as Policy;
}
const packs = (svRateBp: number, memberFen = 29_900, others = 39_900) => ({
  member: { priceFen: memberFen, svRateBp },
  merchant: { priceFen: others },
  region: { priceFen: others },
});
const noRoles = { ...standard.rewards.roles.vip };

/** A rule, a policy that trips it, and one beside it that does not. */
const CASES: readonly (readonly [string, Policy, Policy])[] = [
  ['promisedPrice', changed(standard, { price: { floorPrice: 10_000 } }), standard],
  ['priceByHand', changed(standard, { price: { bandBp: 0 } }), changed(standard, { price: { bandBp: 1 } })],
  ['packBeyondPrice', changed(standard, { joining: { packs: packs(10_001) } }), standard],
  ['recruitingReward', changed(standard, { joining: { referrerSvUnits: 2_000_001 } }), standard],
  ['notStrict', changed(strict, { market: { isOn: true } }), strict],
  ['entryFee', standard, strict],
  ['packCarriesSv', standard, strict],
  ['entryFeeMerchant', standard, changed(standard, { joining: { packs: packs(0, 0, 0) } })],
  ['entryFeeRegion', standard, changed(standard, { joining: { packs: packs(0, 0, 0) } })],
  ['openingStock', standard, strict],
  ['signUpReward', standard, strict],
  ['headCount', standard, strict],
  ['levels', standard, strict],
  [
    'teamPay',
    standard,
    changed(standard, {
      rewards: {
        roles: { vip: noRoles, shopkeeper: noRoles, shopTrader: noRoles, serviceProvider: noRoles },
      },
    }),
  ],
  [
    'roleWithoutSales',
    changed(standard, { rewards: { promotionFen: { ...standard.rewards.promotionFen, shopkeeper: 0 } } }),
    standard,
  ],
  ['dailyConversion', standard, strict],
  ['unlimitedSupply', changed(standard, { supply: { lifetimeCapPointUnits: null } }), standard],
  ['cashMarket', standard, strict],
  ['earlyWithdrawal', changed(standard, { market: { withdrawAfterDays: 6 } }), standard],
  ['tips', standard, strict],
  ['tipLimits', changed(standard, { tips: { perCustomerDay: 3 } }), standard],
  ['owedPoints', strict, standard],
  ['prepaidLimit', changed(standard, { catalog: { cardMaxFen: 500_001 } }), standard],
  ['prepaidReturn', changed(standard, { catalog: { cardReturnDays: 6 } }), standard],
  ['goodsReturn', changed(standard, { orders: { settleAfterReceiptDays: 6 } }), standard],
  ['rewardsWithoutName', changed(standard, { joining: { rewardsNeedRealName: false } }), standard],
  ['medicalWithoutName', changed(standard, { catalog: { medicalNeedsRealName: false } }), standard],
  ['quickKeyChange', changed(standard, { keys: { waitHours: 71 } }), standard],
  ['weakPassword', changed(standard, { passwords: { maxWrong: 6 } }), standard],
];

test.each(CASES)('%s', (rule, trips, passes) => {
  expect(rulesOf(trips)).toContain(rule);
  expect(rulesOf(passes)).not.toContain(rule);
});

test('every mark has a case', () => {
  expect(CASES.map(([rule]) => rule).sort()).toEqual([...NEVER, ...MARKS].map(({ rule }) => rule).sort());
});

test('both profiles may be deployed; strict trips what its merchants need and nothing of recruiting', () => {
  expect([standard, strict].map((policy) => checkPolicy(policy).isAllowed)).toEqual([true, true]);
  expect(rulesOf(strict)).toEqual(['entryFeeMerchant', 'entryFeeRegion', 'owedPoints']);
});

test('a floor above today’s price lifts it by hand, whatever the first price was', () => {
  expect(rulesOf(standard, 100)).toContain('promisedPrice');
  expect(rulesOf(standard, 101)).not.toContain('promisedPrice');
});

test('the text for a deployment names the verdict first and each rule', () => {
  const frozen = changed(standard, { price: { bandBp: 0 } });
  const [verdict, first] = checkText(frozen, checkPolicy(frozen)).split('\n');
  expect(verdict).toContain('不能采用');
  expect(first).toContain('✗ 不允许  人为定价（priceByHand）');
});

test('policies are compared field by field, the name aside', () => {
  const other = changed(
    { ...standard, version: 'other' },
    { market: { feeBp: 10 }, supply: { lifetimeCapPointUnits: null } },
  );
  expect(comparePolicies(standard, other)).toEqual([
    { field: 'supply.lifetimeCapPointUnits', before: 972_360_000_000, after: null },
    { field: 'market.feeBp', before: 0, after: 10 },
  ]);
});
