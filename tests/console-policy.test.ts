/** Every field of the policy has its words and unit at the console, and what is typed there is what is meant. */
import { policySchema } from '../cloudfunctions/policy/policy';
import { standard, strict } from '../cloudfunctions/policy/profiles';
import { unitOf } from '../console/pages/policy/units';
import {
  fieldName,
  fieldsOf,
  typedText,
  typedValue,
  valueText,
  withFields,
} from '../console/pages/policy/words';

/** Parameters of the hash: numbers of nothing. */
const WITHOUT_UNIT = ['passwords.log2N', 'passwords.r', 'passwords.p'];
const FIELDS = [standard, strict].flatMap((policy) =>
  fieldsOf(policy).map(([field, value]) => [field, value, policy.profile] as const),
);

test.each(FIELDS)('%s (%j, %s)', (field, value) => {
  expect(fieldName(field)).toMatch(/\p{Script=Han}|VIP/u);
  expect(typedValue(field, value, typedText(field, value))).toBe(value);
  if (typeof value === 'boolean') expect(valueText(field, value)).toMatch(/^[是否]$/);
  else if (typeof value === 'string' && field !== 'version')
    expect(valueText(field, value)).toMatch(/\p{Script=Han}/u);
  else if (typeof value === 'number' && !WITHOUT_UNIT.includes(field))
    expect(valueText(field, value)).toMatch(/^¥\d+\.\d\d$|^\d+(\.\d+)?(%| \S.*)$|^\d\d:\d\d$/);
});

test('no two fields have the same name', () => {
  const names = fieldsOf(standard).map(([field]) => fieldName(field));
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test.each([
  ['tips.maxReceiptFen', '1500', 150_000, '¥1500.00'],
  ['market.feeBp', '0.5', 50, '0.5%'],
  ['market.feeBp', '10', 1_000, '10%'],
  ['supply.dailyReleasePointUnits', '888.000001', 888_000_001, '888.000001 积分'],
  ['joining.lockedSvUnits', '0', 0, '0 共享值'],
  ['price.floorPrice', '0.0001', 1, '0.0001 元 / 积分'],
  ['activityDays', '30', 30, '30 天'],
  ['bookings.eveningMinute', '20:05', 1_205, '20:05'],
])('%s typed as %s is %d, shown as %s', (field, text, units, shown) => {
  expect(typedValue(field, 1, text)).toBe(units);
  expect(valueText(field, units)).toBe(shown);
});

test.each([
  ['tips.maxReceiptFen', '1500.001'],
  ['activityDays', '30.5'],
  ['activityDays', '-1'],
  ['bookings.eveningMinute', '24:00'],
  ['market.feeBp', '一半'],
])('%s typed as %s is no such value: the mall refuses it', (field, text) => {
  expect(unitOf(field).read(text)).toBeNull();
  const draft = withFields(standard, new Map([[field, typedValue(field, 1, text)]]));
  expect(policySchema.safeParse(draft).success).toBe(false);
});
