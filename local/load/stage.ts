/** One stage of the hour: visits at one rate for so many seconds, and what came of them. */
import { arrivalsOf, openLoop } from './arrivals';
import { CloudError } from '../cloud/client';
import type { Knee } from './knee';
import type { UseCase } from './mixture';
import { countBy, spreadOf, Tally, type Outcome, type Spread } from './tally';
import type { Promises } from './promises';
import type { Ground, Town } from './town';
import { Refused, Visit, type Leavings } from './visit';

export const CONFLICT = 'DATABASE_TRANSACTION_CONFLICT';

/** What all stages share. */
export interface Street {
  readonly ground: Ground;
  readonly town: Town;
  readonly leavings: Leavings;
  readonly promises: Promises;
  readonly random: () => number;
  readonly deal: () => UseCase;
}

export interface StageReport {
  readonly rate: number;
  readonly seconds: number;
  /** Visits that were to come; every one of them has ended when this is written. */
  readonly planned: number;
  readonly came: number;
  /** Visits a second that ended well, or in a refusal of the mall's own, while the stage lasted. */
  readonly throughput: number;
  readonly callsASecond: number;
  readonly operationsASecond: number;
  /** Of whole visits, milliseconds from the planned arrival. */
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Of single calls. */
  readonly call: Spread;
  readonly transactions: number;
  /** Transactions that met another and were tried again. */
  readonly conflicts: number;
  /** By `function.action`, the most first. */
  readonly conflictsBy: Readonly<Record<string, number>>;
  /** By code: of the mall's own, those that nobody expected, and what broke. */
  readonly refused: Readonly<Record<string, number>>;
  readonly unexpected: Readonly<Record<string, number>>;
  readonly errors: Readonly<Record<string, number>>;
  readonly useCases: Readonly<Record<string, UseCaseReport>>;
}

export interface UseCaseReport extends Spread {
  readonly visits: number;
}

export async function runStage(street: Street, rate: number, seconds: number): Promise<StageReport> {
  const { client } = street.ground.cloud;
  await client.resetCounts();
  const tally = new Tally();
  const times = arrivalsOf(rate, seconds * 1000, street.random);
  const began = performance.now();
  await openLoop(times, (plannedAt) => oneVisit(street, tally, plannedAt));
  const lastedMs = performance.now() - began;
  const [counts, failures] = await Promise.all([client.counts(), client.failures()]);
  return reportOf({ rate, seconds, lastedMs, until: began + seconds * 1000, tally, counts, failures });
}

async function oneVisit(street: Street, tally: Tally, plannedAt: number): Promise<void> {
  const { ground, town, leavings, promises, random, deal } = street;
  const useCase = deal();
  const visit = new Visit(ground, town, leavings, promises, tally, random);
  const ended = (outcome: Outcome, code: string): void => {
    const endedAt = performance.now();
    tally.visit({ name: useCase.name, outcome, code, endedAt, ms: endedAt - plannedAt });
  };
  try {
    await useCase.run(visit);
    ended('done', '');
  } catch (error) {
    const [outcome, code] = judged(useCase, error);
    ended(outcome, code);
  }
}

export function judged({ mayRefuse }: Pick<UseCase, 'mayRefuse'>, error: unknown): [Outcome, string] {
  if (error instanceof Refused && error.code !== 'INTERNAL') {
    const isBusiness = mayRefuse.some((code) => code === error.code);
    return isBusiness ? ['business', error.code] : ['unexpected', error.message];
  }
  return ['error', error instanceof CloudError ? error.code : String(error)];
}

/** Past the knee a call may outlast its function's time, and whoever meets too many others is told so. */
const OVERLOADED = 'FUNCTIONS_TIME_LIMIT_EXCEEDED';
const TOO_MANY = ': BUSY';

/** What the load does not explain: from the knee on being busy and late is explained, before it nothing is. */
export function broken(
  { rate, unexpected, errors }: Pick<StageReport, 'rate' | 'unexpected' | 'errors'>,
  knee: Knee | null,
): string[] {
  const isTooMuch = knee !== null && rate >= knee.rate;
  return [
    ...Object.keys(errors).filter((code) => !isTooMuch || code !== OVERLOADED),
    ...Object.keys(unexpected).filter((what) => !isTooMuch || !what.endsWith(TOO_MANY)),
  ];
}

interface Measured {
  readonly rate: number;
  readonly seconds: number;
  readonly lastedMs: number;
  readonly until: number;
  readonly tally: Tally;
  readonly counts: Counted;
  readonly failures: Counted;
}

type Counted = Readonly<Record<string, Readonly<Record<string, number>>>>;

function reportOf({ rate, seconds, lastedMs, until, tally, counts, failures }: Measured): StageReport {
  const { visits, calls } = tally;
  const of = (outcome: Outcome) =>
    countBy(
      visits.filter((one) => one.outcome === outcome),
      ({ code }) => code,
    );
  const well = ({ outcome }: { outcome: Outcome }): boolean => outcome === 'done' || outcome === 'business';
  const conflictsBy = Object.fromEntries(
    Object.entries(failures)
      .map(([label, codes]): [string, number] => [label, codes[CONFLICT] ?? 0])
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a),
  );
  const lasted = lastedMs / 1000;
  return {
    ...{ rate, seconds, planned: visits.length, came: visits.length / seconds },
    throughput: visits.filter((one) => well(one) && one.endedAt <= until).length / seconds,
    callsASecond: calls.length / lasted,
    operationsASecond: sum(Object.values(counts).map((actions) => sum(Object.values(actions)))) / lasted,
    ...spreadOf(visits.map(({ ms }) => ms)),
    call: spreadOf(calls),
    transactions: sum(Object.values(counts).map((actions) => actions['database.startTransaction'] ?? 0)),
    conflicts: sum(Object.values(conflictsBy)),
    conflictsBy,
    ...{ refused: of('business'), unexpected: of('unexpected'), errors: of('error') },
    useCases: Object.fromEntries(
      [...new Set(visits.map(({ name }) => name))].sort().map((name) => {
        const own = visits.filter((one) => one.name === name).map(({ ms }) => ms);
        return [name, { visits: own.length, ...spreadOf(own) }];
      }),
    ),
  };
}

const sum = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
