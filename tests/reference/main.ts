/** npx tsx tests/reference/main.ts --orders F --members F --merchants F --partners F --out DIR [--through D] */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { DAY_COLUMNS, HOLDER_COLUMNS, isAllZero, toCsv } from './output';
import { parseReplay } from './parse';
import { STANDARD_POLICY } from './policy';
import { replayReference } from './reference';

function main(): void {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { orders: text, members: text, merchants: text, partners: text, out: text, through: text },
  });
  const need = (name: 'orders' | 'members' | 'merchants' | 'partners' | 'out'): string => {
    const value = values[name];
    if (value === undefined) throw new Error(`--${name} is missing`);
    return value;
  };
  const read = (name: 'orders' | 'members' | 'merchants' | 'partners'): string =>
    readFileSync(need(name), 'utf8');
  const out = need('out');
  const input = parseReplay({
    orders: read('orders'),
    members: read('members'),
    merchants: read('merchants'),
    partners: read('partners'),
  });
  const started = Date.now();
  const result = replayReference(input, { through: values.through, policy: STANDARD_POLICY });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'days.csv'), toCsv(DAY_COLUMNS, result.days));
  const holders = result.holders.filter((line) => !isAllZero(line));
  writeFileSync(join(out, 'holders.csv'), toCsv(HOLDER_COLUMNS, holders));
  console.log(`${result.days.length} days, ${holders.length} holders, ${Date.now() - started} ms`);
}

main();
