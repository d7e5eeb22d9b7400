/** What a replay says of itself: totals, cost, and the identities with their two sides. */
import { identities, journalBalances, type Identity } from '../../cloudfunctions/operations/identities';
import { MALL } from '../../cloudfunctions/ledger/accounts';
import { bringUpToDate } from '../../cloudfunctions/ledger/settle-holders';
import {
  books,
  shardFromDocument,
  STATE_ID,
  stateFromDocument,
  type BookDocument,
} from '../../cloudfunctions/ledger/state';
import { cashOuts } from '../../cloudfunctions/cashier/documents';
import { cashAccounts, marketOrders } from '../../cloudfunctions/market/documents';
import { orders } from '../../cloudfunctions/orders/documents';
import type { BooksHouse } from '../../cloudfunctions/ledger/post';
import { formatUnits } from '../../cloudfunctions/units/decimals';
import { readAll, type Results } from './results';

/** Calls that the gateway counted, by use case and action. */
export type CallCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface RunFacts {
  readonly replayMs: number;
  readonly calls: CallCounts;
}

export interface Summary {
  readonly days: number;
  readonly orders: number;
  readonly journalEntries: number;
  readonly journalLegs: number;
  readonly pointsIssued: string;
  readonly pointsBurned: string;
  readonly pointsSupplied: string;
  readonly seconds: number;
  readonly ordersPerSecond: number;
  readonly gatewayCalls: CallCounts;
  readonly identities: readonly {
    readonly name: string;
    readonly unit: string;
    readonly left: string;
    readonly right: string;
  }[];
}

export async function summarise(house: BooksHouse, results: Results, facts: RunFacts): Promise<Summary> {
  const checked = await checkedIdentities(house, results);
  const placed = await readAll(house.database, orders);
  const last = results.days.at(-1);
  const supplied = -(journalBalances(results.entries).get(MALL.replaySupply) ?? 0n);
  const seconds = facts.replayMs / 1000;
  return {
    days: results.days.length,
    orders: placed.filter((order) => order.kind !== 'pack').length,
    journalEntries: results.entries.length,
    journalLegs: results.entries.reduce((sum, entry) => sum + entry.legs.length, 0),
    pointsIssued: formatUnits(last?.issuedTotal ?? 0, 6),
    pointsBurned: formatUnits(last?.burnedTotal ?? 0, 6),
    pointsSupplied: formatUnits(supplied, 6),
    seconds: Math.round(seconds * 10) / 10,
    ordersPerSecond: Math.round(placed.length / Math.max(seconds, 0.001)),
    gatewayCalls: facts.calls,
    identities: checked.map(({ name, unit, left, right }) => ({
      name,
      unit,
      left: `${left}`,
      right: `${right}`,
    })),
  };
}

async function checkedIdentities(house: BooksHouse, results: Results): Promise<Identity[]> {
  const [documents, placed] = await Promise.all([
    readAll(house.database, books),
    readAll(house.database, orders),
  ]);
  const document = documents.find((one) => one._id === STATE_ID);
  if (document === undefined) throw new Error('there are no books');
  const state = stateFromDocument(document);
  const holders = structuredClone(results.holders);
  await bringUpToDate(house.memory, holders, state);
  const isOpenShard = (one: BookDocument): boolean =>
    one._id.startsWith('shard:') && (one._id.split(':')[1] ?? '') > state.day;
  const openShards = documents.filter(isOpenShard).map(shardFromDocument);
  return identities({
    ...{ state, holders, entries: results.entries, orders: placed, openShards },
    marketOrders: await readAll(house.database, marketOrders),
    cashOuts: await readAll(house.database, cashOuts),
    cashAccounts: await readAll(house.database, cashAccounts),
  });
}

export function isSound(summary: Summary): boolean {
  return summary.identities.every(({ left, right }) => left === right);
}

export function printSummary(summary: Summary): void {
  const { seconds, ordersPerSecond, days, orders: count, journalEntries, journalLegs } = summary;
  console.log(`${count} orders, ${days} days, ${journalEntries} entries, ${journalLegs} legs`);
  console.log(`${seconds} s, ${ordersPerSecond} orders/s`);
  console.log('Calls at the gateway, by use case:');
  for (const [useCase, actions] of Object.entries(summary.gatewayCalls)) {
    const total = Object.values(actions).reduce((a, b) => a + b, 0);
    const detail = Object.entries(actions).map(
      ([action, calls]) => `${action.replace('database.', '')} ${calls}`,
    );
    console.log(
      `  ${(useCase === '' ? '(setup)' : useCase).padEnd(16)} ${String(total).padStart(8)}  ${detail.join(', ')}`,
    );
  }
  console.log('Identities:');
  for (const { name, unit, left, right } of summary.identities)
    console.log(`  ${left === right ? 'equal  ' : 'UNEQUAL'} ${name}\n          ${left} = ${right} ${unit}`);
}
