/**
 * npm run verify -- days.csv holders-own.csv: recomputes a member's points from the public days and its
 * own grants, prints equal or unequal for every day, and ends with 1 when one is unequal.
 */
import { readFileSync } from 'node:fs';

import { readDays, readOwn } from '../../miniprogram/wallet/verify/csv';
import { recompute, type Compared } from '../../miniprogram/wallet/verify/recompute';

function main(): void {
  const [days, own] = process.argv.slice(2);
  if (days === undefined || own === undefined)
    throw new Error('usage: npm run verify -- days.csv holders-own.csv');
  const compared = recompute(readDays(readFileSync(days, 'utf8')), readOwn(readFileSync(own, 'utf8')));
  for (const day of compared) console.log(line(day));
  const unequal = compared.filter((day) => !day.isEqual).length;
  console.log(`${compared.length} days, ${unequal} unequal`);
  if (unequal > 0) process.exitCode = 1;
}

function line(day: Compared): string {
  const points = `${decimal(day.points, 6)} points`;
  const verdict = day.isEqual ? 'equal' : `UNEQUAL: ${decimal(day.recomputedPoints, 6)} points recomputed`;
  return `${day.day}  ${points}  SV left ${decimal(day.svLeft, 4)} (${decimal(day.recomputedSvLeft, 4)})  ${verdict}`;
}

function decimal(units: bigint, places: number): string {
  const digits = units.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
