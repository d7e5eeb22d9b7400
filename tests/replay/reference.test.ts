/**
 * The real use cases against the independent, eager program of tests/reference on random small
 * marketplaces: every figure of days.csv and holders.csv, to the last unit.
 */
import { parsePolicy, type Policy } from '../../cloudfunctions/policy/policy';
import { standard } from '../../cloudfunctions/policy/profiles';
import { readInput } from '../../local/replay/input';
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
    const rows = (name: FileName) => readRows(name, `${name}.csv`, texts[name]);
    const input = readInput(
      {
        members: rows('members'),
        merchants: rows('merchants'),
        partners: rows('partners'),
        orders: rows('orders'),
      },
      policy.orders.maxOrderFen,
    );
    const house = memoryHouse(everybodyNamed(policy));
    await replay(house, input, lastDayOf(input), {
      label: (_useCase, work) => work(),
      onProgress: () => undefined,
      width: 4,
    });
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

function lines(csv: string): string[] {
  return csv.trimEnd().split('\n').slice(1);
}
