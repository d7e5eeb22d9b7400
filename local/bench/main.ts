/**
 * npm run bench [-- NAME]: measures, and prints one JSON object a line: {name, value, unit}. Without a name everything
 * that is short, and a table of it; `replay DIR` needs its files, and `phone` installs a fresh clone.
 */
import { benchAll } from './all';
import { benchClose } from './close';
import { benchCloud } from './cloud';
import { benchCold } from './cold';
import { benchMarket } from './market';
import { benchPhone } from './phone';
import { benchReconcile } from './reconcile';
import { benchReplay } from './replay';
import { benchRewards } from './rewards';
import { benchSettle } from './settle';
import { benchStores } from './stores';

const BENCHES: Readonly<Record<string, (argument: string | undefined) => Promise<void> | void>> = {
  close: benchClose,
  cloud: benchCloud,
  cold: benchCold,
  market: benchMarket,
  pages: () => benchPhone('pages'),
  phone: benchPhone,
  reconcile: benchReconcile,
  settle: benchSettle,
  stores: benchStores,
  replay: benchReplay,
  rewards: benchRewards,
};

/** The books first, the pages last. */
const SHORT = [
  ...['settle', 'rewards', 'close', 'reconcile', 'market', 'stores'],
  ...['cloud', 'cold', 'pages'],
];

async function main(): Promise<void> {
  const [name, argument] = process.argv.slice(2);
  if (name === undefined) return benchAll(SHORT);
  const bench = BENCHES[name];
  if (bench === undefined)
    throw new Error(`there is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
  await bench(argument);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
