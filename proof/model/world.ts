/**
 * The world of the model: the documents that the daily close and the movements share, as a vector of small
 * whole numbers. It has two shards, three days, three holders, two orders and two transfers: enough for every pair of
 * transactions of docs/distribution.md to meet, small enough to look at every order in which they can.
 */

export const SHARDS = 2;
/** Days 1 and 2 can be closed; what comes after lands on day 3. */
export const LAST_DAY = 3;
export const HOLDERS = 3;
export const ORDERS = 2;
export const TRANSFERS = 2;
/** What every closed day releases, in the model's units. */
export const RELEASE = 6;
/** Shares that exist before the first day, a holder each. */
export const FIRST_SHARES = [1, 1, 0] as const;
/** Points that exist before the first day, a holder each. */
export const FIRST_POINTS = [2, 0, 0] as const;

/** A document: where its fields begin in the vector, and which bit stands for it in a set of documents. */
export interface Place {
  readonly at: number;
  readonly fields: number;
  readonly bit: number;
}

let cells = 0;
let documents = 0;
function place(fields: number): Place {
  const made = { at: cells, fields, bit: 1 << documents };
  cells += fields;
  documents += 1;
  return made;
}
const several = (count: number, fields: number): readonly Place[] =>
  Array.from({ length: count }, () => place(fields));

/** day, shares, acc, carry */
export const STATE = place(4);
/** sealed, shares, settled orders; of day d and shard k */
const shards = several(LAST_DAY * SHARDS, 3);
export const shardOf = (day: number, shard: number): Place => at(shards, (day - 1) * SHARDS + shard);
/** shares, acc, points */
export const HOLDER = several(HOLDERS, 3);
/** 0 paid, 1 settled, 2 refunded */
export const ORDER = several(ORDERS, 1);
/** The journal: the day on which the entry was written, 0 while there is none. */
export const SETTLED = several(ORDERS, 1);
/** The day, and whether shares were taken back: an order that had not settled gave none. */
export const REFUNDED = several(ORDERS, 2);
export const TRANSFERRED = several(TRANSFERS, 1);
/** exists, per share, settled orders */
export const DAY = several(LAST_DAY - 1, 3);
export const CELLS = cells;

export type World = readonly number[];
export type Values = readonly number[];

export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new Error(`there is nothing at ${index}`);
  return found;
}

export function read(world: World, { at: from }: Place, field = 0): number {
  return at(world, from + field);
}

export function firstWorld(): number[] {
  const world = Array.from({ length: CELLS }, () => 0);
  HOLDER.forEach((holder, n) => {
    world[holder.at] = at(FIRST_SHARES, n);
    world[holder.at + 2] = at(FIRST_POINTS, n);
  });
  world[STATE.at + 1] = FIRST_SHARES.reduce<number>((sum, shares) => sum + shares, 0);
  return world;
}
