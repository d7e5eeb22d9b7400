/**
 * npm run load [-- --seconds 20 --rates 5,10,20,40,60,80,120 --latency 10 --minutes 60 --shops N --customers N --seed N]
 * A mixed hour on a local cloud (local/load/mixture.ts) at a rising rate, with 10 ms for every operation of the
 * database. --minutes takes that long in place of --seconds a stage: 60 is the hour in real time. Prints a line of
 * JSON a stage, a table, where it bends. Ends with 1 when something was lost, the books differ, or the mall broke.
 */
import { parseArgs } from 'node:util';

import { mixedHour, type HourOptions } from './hour';
import { printHour } from './print';
import { isSound } from './proof';
import { broken } from './stage';

function readOptions(): HourOptions {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '20' },
      minutes: { type: 'string' },
      rates: { type: 'string', default: '5,10,20,40,60,80,120' },
      latency: { type: 'string', default: '10' },
      shops: { type: 'string', default: '12' },
      customers: { type: 'string', default: '300' },
      sellers: { type: 'string', default: '24' },
      seed: { type: 'string', default: '1' },
    },
  });
  const rates = values.rates.split(',').map((one) => positive('rates', one));
  const { minutes } = values;
  return {
    rates,
    seconds:
      minutes === undefined
        ? positive('seconds', values.seconds)
        : (positive('minutes', minutes) * 60) / rates.length,
    latencyMs: Number(values.latency),
    shops: positive('shops', values.shops),
    customers: positive('customers', values.customers),
    sellers: positive('sellers', values.sellers),
    seed: positive('seed', values.seed),
    stopsAtKnee: true,
    onProgress: (what) => console.error(what),
    onStage: (report) => console.log(JSON.stringify({ name: 'load.stage', ...report })),
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be greater than 0`);
  return value;
}

async function main(): Promise<void> {
  const report = await mixedHour(readOptions());
  const { stages, knee, proof } = report;
  console.log(JSON.stringify({ name: 'load.hour', knee, ...proof }));
  printHour(report);
  const isBroken = stages.some((stage) => broken(stage, knee).length > 0);
  if (!isSound(proof) || isBroken) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
