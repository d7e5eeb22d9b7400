/** npm run bench -- NAME: measures, and prints one JSON object a line: {name, value, unit}. */
import { benchClose } from './close';
import { benchCloud } from './cloud';
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
  market: benchMarket,
  phone: benchPhone,
  reconcile: benchReconcile,
  settle: benchSettle,
  stores: benchStores,
  replay: benchReplay,
  rewards: benchRewards,
};

async function main(): Promise<void> {
  const [name = '', argument] = process.argv.slice(2);
  const bench = BENCHES[name];
  if (bench === undefined)
    throw new Error(`there is no bench ${name}; there are ${Object.keys(BENCHES).join(', ')}`);
  await bench(argument);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
