/**
 * The identities of the books, each with its two sides, exact to the last unit (docs/ledger.md).
 * Pure: whoever has the documents can recompute them.
 */
import {
  isMerchant,
  lockedSvAccount,
  MALL,
  POINT_PLACES,
  pointAccount,
  pointDebtAccount,
  svAccount,
  svDebtAccount,
} from '../ledger/accounts';
import { svHr } from '../ledger/accumulator/holding';
import { pointResolution, svResolution } from '../ledger/accumulator/scale';
import type { Entry } from '../ledger/entry';
import type { Holder } from '../ledger/holder';
import type { Shard, State } from '../ledger/state';
import { marketIdentities } from './market-identities';
import type { CashOut } from '../cashier/documents';
import type { CashAccount, MarketOrder } from '../market/documents';
import type { Order } from '../orders/documents';

export interface Identity {
  readonly name: string;
  readonly unit: 'point units' | 'point hr' | 'SV hr' | 'units' | 'shares' | 'fen';
  readonly left: bigint;
  readonly right: bigint;
}

export interface BooksAsRead {
  readonly state: State;
  /** All of them, brought up to date with `state`. */
  readonly holders: readonly Holder[];
  readonly entries: readonly Entry[];
  readonly orders: readonly Order[];
  readonly marketOrders: readonly MarketOrder[];
  readonly cashAccounts: readonly CashAccount[];
  readonly cashOuts: readonly CashOut[];
  /** Shards of the open day: what `state` does not know yet. */
  readonly openShards: readonly Shard[];
}

export function identities(books: BooksAsRead): Identity[] {
  const balances = journalBalances(books.entries);
  return [
    supply(books, balances),
    unreleased(books, balances),
    svConversion(books, balances),
    perOrder(books.orders),
    ...balancesOfHolders(books.holders, balances),
    burned(books, balances),
    buckets(books),
    ...marketIdentities(books, balances),
  ];
}

/** Sum of all legs by account. */
export function journalBalances(entries: readonly Entry[]): Map<string, bigint> {
  const balances = new Map<string, bigint>();
  for (const entry of entries)
    for (const { account, units } of entry.legs)
      balances.set(account, (balances.get(account) ?? 0n) + BigInt(units));
  return balances;
}

function sum<T>(values: Iterable<T>, of: (value: T) => bigint): bigint {
  let total = 0n;
  for (const value of values) total += of(value);
  return total;
}

/** §3: issued (and supplied) = everything that holds points. */
function supply(
  { state, holders, openShards }: BooksAsRead,
  balances: ReadonlyMap<string, bigint>,
): Identity {
  const held = sum(holders, (holder) => sum(POINT_PLACES, (place) => BigInt(holder[place])));
  const pool = balances.get(MALL.pool) ?? 0n;
  return {
    name: 'issued + supplied = original + custodial + stock + in orders + frozen + held + unreleased + burned',
    unit: 'point units',
    left: BigInt(state.issued) - (balances.get(MALL.replaySupply) ?? 0n),
    right: held + pool + BigInt(state.burned) + burnedIn(openShards),
  };
}

/** What is released and not yet credited lies in fractions and in the carry. */
function unreleased({ state, holders }: BooksAsRead, balances: ReadonlyMap<string, bigint>): Identity {
  const { pool } = state;
  return {
    name: 'unreleased points = fractions of all holders + carry',
    unit: 'point hr',
    left: (balances.get(MALL.pool) ?? 0n) * pointResolution(pool.scale),
    right: sum(holders, ({ holding }) => holding.frac) + pool.carry,
  };
}

/** SV granted (less taken back) = SV held + converted + lapsed. */
function svConversion({ state, holders }: BooksAsRead, balances: ReadonlyMap<string, bigint>): Identity {
  const { pool } = state;
  const granted = -(balances.get(MALL.svGranted) ?? 0n);
  const elsewhere = sum(holders, (holder) => BigInt(holder.lockedSvUnits - holder.svDebtUnits));
  return {
    name: 'SV granted less taken back = SV held + converted + lapsed',
    unit: 'SV hr',
    left: (granted - elsewhere) * svResolution(pool.scale),
    right: sum(holders, ({ holding }) => svHr(holding, pool)) + pool.svConverted + pool.svDust,
  };
}

/** §3: deducted = rewards + burned, for every order. */
function perOrder(orders: readonly Order[]): Identity {
  const settlements = orders.flatMap((order) => order.settlements);
  const paid = (legs: (typeof settlements)[number]['legs']): bigint =>
    sum(legs, (leg) => (leg.asset === 'POINTS' ? BigInt(leg.units) : 0n));
  const wrong = settlements.filter(
    (one) => BigInt(one.deducted) !== paid(one.legs) + BigInt(one.burned),
  ).length;
  return {
    name: `deducted = rewards + burned (${settlements.length} settlements, ${wrong} unequal)`,
    unit: 'point units',
    left: sum(settlements, (one) => BigInt(one.deducted)),
    right: sum(settlements, (one) => paid(one.legs) + BigInt(one.burned)),
  };
}

/** Every stored balance against the sum of its legs, from the first entry. */
function balancesOfHolders(holders: readonly Holder[], balances: ReadonlyMap<string, bigint>): Identity[] {
  const stored = new Map<string, bigint>();
  for (const holder of holders) {
    for (const place of POINT_PLACES) stored.set(pointAccount(holder.id, place), BigInt(holder[place]));
    stored.set(svAccount(holder.id), BigInt(holder.svUnits));
    stored.set(lockedSvAccount(holder.id), BigInt(holder.lockedSvUnits));
    stored.set(svDebtAccount(holder.id), BigInt(-holder.svDebtUnits));
    const owed = sum(holder.pointDebts, (debt) => BigInt(debt.units));
    if (!isMerchant(holder.id)) stored.set(pointDebtAccount(holder.id), -owed);
  }
  const unequal = [...stored].filter(([account, units]) => units !== (balances.get(account) ?? 0n));
  const first = unequal[0];
  return [
    {
      name: `balance = sum of journal legs (${stored.size} accounts, ${unequal.length} unequal${first === undefined ? '' : `, first ${first[0]}`})`,
      unit: 'units',
      left: sum(stored.values(), (units) => units) + BigInt(unequal.length),
      right: sum(stored.keys(), (account) => balances.get(account) ?? 0n),
    },
  ];
}

function burnedIn(shards: readonly Shard[]): bigint {
  return sum(shards, (shard) => BigInt(shard.totals.burned));
}

function burned({ state, openShards }: BooksAsRead, balances: ReadonlyMap<string, bigint>): Identity {
  return {
    name: 'burned = sum of the legs that burn',
    unit: 'point units',
    left: BigInt(state.burned) + burnedIn(openShards),
    right: balances.get(MALL.burned) ?? 0n,
  };
}

/** The shares of all counted holders are what the pool counts. */
function buckets({ state, holders, openShards }: BooksAsRead): Identity {
  return {
    name: 'shares of counted holders = shares in the pool',
    unit: 'shares',
    left: sum(holders, ({ holding }) => (holding.expiry > state.day ? holding.shares : 0n)),
    right: sum([state.pool, ...openShards], (part) => sum(Object.values(part.buckets), (shares) => shares)),
  };
}
