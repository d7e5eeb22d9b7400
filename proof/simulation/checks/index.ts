/** Everything that must be true of a mall in which everything has been answered. */
import { createHash } from 'node:crypto';

import { readResults } from '../../../local/replay/results';
import { summarise } from '../../../local/replay/summary';
import type { Deployment } from '../../../cloudfunctions/edge/environment';
import { sweepHolders } from '../../../cloudfunctions/points/sweep';
import { repeatAnswered } from '../healing';
import type { World } from '../world';
import { withinBounds } from './bounds';
import { booksProveThemselves } from './books';
import { cashOnce } from './cash';
import { departuresWhole } from './departed';
import { moneyOnce } from './money';
import { replayed } from './replay';
import { stockOnce } from './stock';

export async function violationsIn(world: World): Promise<string[]> {
  const house = world.processes.plainHouse();
  while ((await sweepHolders(house, 1000)) > 0);
  const found = [
    ...world.bugs,
    ...(await unequalIdentities(house)),
    ...(await withinBounds(world.database, world.policy, world.now())),
    ...(await moneyOnce(world.database, world.wechat)),
    ...(await cashOnce(world.database, world.cashDesk)),
    ...(world.faults.hasTrueClocks ? await stockOnce(world.database, listedOnly(world)) : []),
    ...(await departuresWhole(world.database)),
    ...(await replayed(house)),
    ...(await booksProveThemselves(house, world.faults.hasTrueClocks)),
  ];
  const before = booksOf(world);
  found.push(...(await repeatAnswered(world)));
  const after = booksOf(world);
  for (const id of new Set([...before.keys(), ...after.keys()]))
    if (before.get(id) !== after.get(id)) found.push(`asking again changed ${id}`);
  return found;
}

/** Of each SKU that nobody has counted anew: how many were listed. */
function listedOnly({ listed, requests }: World): Map<string, number> {
  const counts = requests.filter(({ asked }) => asked.action === 'setStock');
  const counted = new Set(counts.map(({ asked }) => (asked.input as { readonly skuId: string }).skuId));
  return new Map([...listed].filter(([skuId]) => !counted.has(skuId)));
}

async function unequalIdentities(house: Deployment): Promise<string[]> {
  const summary = await summarise(house, await readResults(house.database), { replayMs: 0, calls: {} });
  return summary.identities
    .filter(({ left, right }) => left !== right)
    .map(({ name, left, right, unit }) => `${name}: ${left} ≠ ${right} ${unit}`);
}

/** Where money, points and stock stand. What else a repetition writes, e.g. how often a code was tried, is its own. */
const BOOKS = ['journal', 'orders', 'payments', 'refunds', 'cashAccounts', 'marketOrders', 'fills', 'skus'];

function booksOf(world: World): Map<string, string> {
  const all = Object.entries(world.database.contents());
  const books = all.filter(([id]) => BOOKS.includes(id.slice(0, id.indexOf('/'))));
  return new Map(books.map(([id, document]) => [id, JSON.stringify(document)]));
}

/** Of every document: the same seed ends in the same mall, to the last letter. */
export function hashOf(world: World): string {
  return createHash('sha256').update(JSON.stringify(world.database.contents())).digest('hex').slice(0, 16);
}
