/**
 * The mixed hour: the town is opened without latency, then visits come at a rising rate while every operation of the
 * database takes its time, and midnight falls in the middle. When everything has come to rest the books are proven.
 *
 * The hour by the mall's clock is always sixty minutes; a stage that is shorter than its part of them is followed by
 * a leap of the clock.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { addDays, dayOf, MINUTE_MS, startOfDay, type Instant } from '../../cloudfunctions/units/days';
import { demoPolicy } from '../demo/policy';
import { BUILT_FUNCTIONS, MallProcess } from '../mall-process';
import { deckOf, randomOf } from './deck';
import { kneeOf, type Knee } from './knee';
import { OPERATOR, openTown } from './opening';
import { prove, type Proof } from './proof';
import { Promises } from './promises';
import { runStage, type StageReport, type Street } from './stage';
import type { TownSize } from './town';

export interface HourOptions extends TownSize {
  /** Visits a second, stage by stage, rising. */
  readonly rates: readonly number[];
  /** How long a stage takes, in real time. */
  readonly seconds: number;
  readonly latencyMs: number;
  readonly seed: number;
  /** Past the knee nothing is learnt any more; the day is closed under load in any case. */
  readonly stopsAtKnee: boolean;
  readonly onStage?: (report: StageReport) => void;
  readonly onProgress?: (what: string) => void;
}

export interface HourReport {
  readonly stages: readonly StageReport[];
  readonly knee: Knee | null;
  readonly proof: Proof;
}

const START = Date.parse('2026-06-01T09:00:00+08:00');
const HOUR_MS = 60 * MINUTE_MS;
/** Merchants may owe points without end: an hour of sales costs more than there are. */
const POLICY = {
  ...demoPolicy,
  version: 'load-1',
  merchants: { openingStockFen: 0, maxOwedPointUnits: 1e14 },
};

export async function mixedHour(options: HourOptions): Promise<HourReport> {
  const { onProgress = () => undefined } = options;
  const data = mkdtempSync(join(tmpdir(), 'load-'));
  try {
    // Three clouds in turn run the same functions, whoever builds meanwhile.
    cpSync(BUILT_FUNCTIONS, functionsIn(data), { recursive: true });
    onProgress('opening the town');
    const town = await onGround(data, 0, (ground) => openTown(ground, options));
    const promises = new Promises();
    const { stages, midnight } = await onGround(data, options.latencyMs, async (ground) => {
      const random = randomOf(options.seed);
      const leavings = { bills: [], bookings: [], cards: town.cards };
      const street: Street = { ground, town, leavings, promises, random, deal: deckOf(random) };
      return runStages(street, options);
    });
    onProgress('proving the books');
    const day = addDays(dayOf(midnight), -1);
    const proof = await onGround(data, 0, (ground) => prove(ground, promises, day));
    return { stages, knee: kneeOf(stages), proof };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

const functionsIn = (data: string): string => join(data, 'functions');

async function onGround<T>(
  data: string,
  latencyMs: number,
  work: (ground: MallProcess) => Promise<T>,
): Promise<T> {
  const environment = {
    MALL_PROFILE: POLICY.profile,
    MALL_POLICY: JSON.stringify(POLICY),
    MALL_OPERATORS: OPERATOR,
  };
  const ground = await MallProcess.start({
    data,
    startTime: START,
    latencyMs,
    environment,
    functions: functionsIn(data),
  });
  try {
    return await work(ground);
  } finally {
    await ground.stop();
  }
}

async function runStages(street: Street, { rates, seconds, stopsAtKnee, onStage }: HourOptions) {
  const { client } = street.ground.cloud;
  const middle = Math.floor((rates.length - 1) / 2);
  const midnight = startOfDay(addDays(dayOf(await client.now()), 1));
  const beginOf = (i: number): Instant =>
    midnight + ((i - middle) * HOUR_MS) / rates.length - (seconds * 1000) / 2;
  const stages: StageReport[] = [];
  for (const [i, rate] of rates.entries()) {
    if (stopsAtKnee && i > middle && kneeOf(stages) !== null) break;
    if ((await client.now()) < beginOf(i)) await client.setClock(beginOf(i), 'once');
    const report = await runStage(street, rate, seconds);
    stages.push(report);
    onStage?.(report);
  }
  return { stages, midnight };
}
