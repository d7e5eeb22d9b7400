/** A small mixed hour through the bundled functions: everything of the mixture happens, nothing is lost, the books are sound. */
import { mixedHour, type HourReport } from './hour';
import { MIXTURE } from './mixture';
import { isSound } from './proof';
import { broken } from './stage';

let report: HourReport;

beforeAll(async () => {
  report = await mixedHour({
    ...{ shops: 2, customers: 10, sellers: 3, rates: [30, 60], seconds: 2, latencyMs: 1, seed: 5 },
    // How fast this machine is must not decide what is tested.
    stopsAtKnee: false,
  });
}, 120_000);

test('everything in the mixture is done', () => {
  const done = new Set(report.stages.flatMap(({ useCases }) => Object.keys(useCases)));
  expect([...done].sort()).toEqual(MIXTURE.map(({ name }) => name).sort());
});

test('nothing breaks, and every count adds up', () => {
  const total = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((a, b) => a + b, 0);
  for (const {
    rate,
    errors,
    unexpected,
    useCases,
    planned,
    conflicts,
    conflictsBy,
    transactions,
  } of report.stages) {
    expect(errors).toEqual({});
    // A busy machine may send people away; how soon it does is not measured here.
    expect(broken({ rate, errors, unexpected }, { lastGood: null, rate, why: '' })).toEqual([]);
    expect(
      total(Object.fromEntries(Object.entries(useCases).map(([name, { visits }]) => [name, visits]))),
    ).toBe(planned);
    expect(total(conflictsBy)).toBe(conflicts);
    expect(transactions).toBeGreaterThan(0);
  }
});

test('what was promised is there, the day was closed, and the books prove themselves', () => {
  expect(report.proof.promises).toBeGreaterThan(50);
  expect(report.proof.broken).toEqual([]);
  expect(report.proof.findings).toEqual([]);
  expect(report.proof.closedAfterMs).not.toBeNull();
  expect(isSound(report.proof)).toBe(true);
});
