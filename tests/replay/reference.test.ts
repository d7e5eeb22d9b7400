/**
 * The real use cases against the independent, eager program of tests/reference on random small
 * marketplaces: every figure of days.csv and holders.csv, to the last unit.
 */
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { readInput, type ReplayInput } from '../../local/replay/input';
import { everybodyNamed, lastDayOf, replay } from '../../local/replay/replay';
import { daysCsv, holdersCsv, readResults } from '../../local/replay/results';
import { readRows, type FileName } from '../../local/replay/rows';
import { isSound, summarise } from '../../local/replay/summary';
import { generateReplay } from '../reference/generate';
import { isAllZero } from '../reference/output';
import { parseReplay } from '../reference/parse';
import { STANDARD_POLICY, type ReferencePolicy } from '../reference/policy';
import { replayReference } from '../reference/reference';
import { memoryHouse } from '../support/memory-house';

interface Variant {
  readonly name: string;
  readonly policy: Policy;
  readonly reference: ReferencePolicy;
  readonly seeds: readonly number[];
}

const withSupply = (supply: Partial<Policy['supply']>): Policy =>
  parsePolicy({ ...standard, supply: { ...standard.supply, ...supply } });

const VARIANTS: readonly Variant[] = [
  { name: 'standard', policy: standard, reference: STANDARD_POLICY, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
  {
    name: 'a daily cap of 5%',
    policy: withSupply({ dailyCapBp: 500 }),
    reference: { ...STANDARD_POLICY, dailyCapBp: 500 },
    seeds: [11, 12, 13],
  },
  {
    name: 'a lifetime cap that is reached',
    policy: withSupply({ lifetimeCapPointUnits: 5_000_000_000 }),
    reference: { ...STANDARD_POLICY, lifetimeCap: 5000 },
    seeds: [14, 15],
  },
  {
    name: 'no lifetime cap and one rewarded level',
    policy: parsePolicy({
      ...withSupply({ lifetimeCapPointUnits: null }),
      rewards: { ...standard.rewards, maxRewardedLevels: 1 },
    }),
    reference: { ...STANDARD_POLICY, lifetimeCap: null, maxRewardedLevels: 1 },
    seeds: [16, 17],
  },
  {
    name: 'five points a day',
    policy: withSupply({ dailyReleasePointUnits: 5_000_000 }),
    reference: { ...STANDARD_POLICY, dailyRelease: 5 },
    seeds: [18],
  },
];

describe.each(VARIANTS)('replay under $name', ({ policy, reference, seeds }) => {
  test.each(seeds)('equals the reference, seed %i', async (seed) => {
    const texts = generateReplay(seed);
    const input = inputOf(texts, policy);
    const house = memoryHouse(everybodyNamed(policy));
    await replay(house, input, lastDayOf(input), HOOKS);
    const results = await readResults(house.database);
    const expected = replayReference(parseReplay(texts), { policy: reference });
    expect(lines(daysCsv(results))).toEqual(expected.days.map((line) => line.join(',')));
    const holders = expected.holders.filter((line) => !isAllZero(line)).map((line) => line.join(','));
    expect(lines(holdersCsv(results))).toEqual(holders);

    const summary = await summarise(house, results, { replayMs: 0, calls: {} });
    expect(summary.identities.filter(({ left, right }) => left !== right)).toEqual([]);
    expect(isSound(summary)).toBe(true);
  });
});

test('a replay that ended between sealing a day and writing it goes on with the same results', async () => {
  const input = inputOf(generateReplay(7), standard);
  const [whole, broken] = [memoryHouse(everybodyNamed(standard)), memoryHouse(everybodyNamed(standard))];
  await replay(whole, input, lastDayOf(input), HOOKS);

  let crashes = 0;
  const crashAt = (day: number): void => {
    let daysLeft = day;
    broken.database.beforeOperation = (operation) => {
      if (operation !== 'put days' || (daysLeft -= 1) > 0) return Promise.resolve();
      crashes += 1;
      return Promise.reject(new Error('the power went'));
    };
  };
  for (const day of [1, 2, 20]) {
    crashAt(day);
    await expect(replay(broken, input, lastDayOf(input), HOOKS)).rejects.toThrow('the power went');
  }
  broken.database.beforeOperation = () => Promise.resolve();
  await replay(broken, input, lastDayOf(input), HOOKS);
  expect(crashes).toBe(3);
  const [expected, got] = [await readResults(whole.database), await readResults(broken.database)];
  expect(daysCsv(got)).toBe(daysCsv(expected));
  expect(holdersCsv(got)).toBe(holdersCsv(expected));
});

const HOOKS = {
  label: <T>(_useCase: string, work: () => Promise<T>) => work(),
  onProgress: () => undefined,
  width: 4,
};

function inputOf(texts: ReturnType<typeof generateReplay>, { orders }: Policy): ReplayInput {
  const rows = (name: FileName) => readRows(name, `${name}.csv`, texts[name]);
  return readInput(
    {
      members: rows('members'),
      merchants: rows('merchants'),
      partners: rows('partners'),
      orders: rows('orders'),
    },
    orders.maxOrderFen,
  );
}

function lines(csv: string): string[] {
  return csv.trimEnd().split('\n').slice(1);
}
