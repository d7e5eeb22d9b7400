/**
 * The transactions of docs/distribution.md: what each reads, what it decides, what it must write.
 * `broken` names the one rule that a mutant leaves out; the real protocol leaves out none.
 */
import type { Mutant } from './mutants';
import {
  at,
  DAY,
  HOLDER,
  LAST_DAY,
  ORDER,
  read,
  REFUNDED,
  RELEASE,
  SETTLED,
  SHARDS,
  shardOf,
  STATE,
  TRANSFERRED,
  type Place,
  type Values,
  type World,
} from './world';

export interface Write {
  readonly place: Place;
  readonly values: Values;
}
/** Nothing to do (any more), somebody else must go first, or these documents at once. */
export type Outcome = 'done' | 'wait' | readonly Write[];
export type Broken = Mutant | null;

export const PAID = 0;
const ORDER_SETTLED = 1;
const ORDER_REFUNDED = 2;
/** Whom an order grants shares to, and how many each. */
export const BUYER_SHARES = 2;
export const SELLER_SHARES = 1;
export const buyerOf = (order: number): number => order;
export const SELLER = 2;
const GRANTED = BUYER_SHARES + SELLER_SHARES;

const openDay = (world: World): number => Math.min(read(world, STATE) + 1, LAST_DAY);

/** A holder brought up to date, with so many shares and points more. */
function holderWith(world: World, holder: number, shares: number, points: number, broken: Broken): Values {
  const place = at(HOLDER, holder);
  const acc = read(world, STATE, 2);
  const received = read(world, place) * (acc - read(world, place, 1));
  const credited = broken === 'movement: forgets what waits in the pool' ? 0 : received;
  return [read(world, place) + shares, acc, read(world, place, 2) + credited + points];
}

/** Leaves out the writes that a mutant forgets. */
function writes(broken: Broken, all: readonly (readonly [Mutant | null, Place, Values])[]): Write[] {
  return all
    .filter(([forgottenBy]) => forgottenBy === null || forgottenBy !== broken)
    .map(([, place, values]) => ({ place, values }));
}

export function settle(world: World, order: number, shard: number, broken: Broken): Outcome {
  if (read(world, at(SETTLED, order)) > 0) return 'done';
  const asked = read(world, at(ORDER, order));
  if (asked !== PAID && broken !== 'settle: ignores the state of the order') return 'done';
  const day = openDay(world);
  const place = shardOf(day, shard);
  if (read(world, place) === 1 && broken !== 'settle: ignores the seal') return 'wait';
  const buyer = buyerOf(order);
  return writes(broken, [
    ['settle: writes no entry', at(SETTLED, order), [day]],
    ['settle: does not write the order', at(ORDER, order), [ORDER_SETTLED]],
    [
      'settle: does not write the buyer',
      at(HOLDER, buyer),
      holderWith(world, buyer, BUYER_SHARES, 0, broken),
    ],
    [
      'settle: does not write the merchant',
      at(HOLDER, SELLER),
      holderWith(world, SELLER, SELLER_SHARES, 0, broken),
    ],
    ['settle: does not write the shard', place, moved(world, place, GRANTED, 1)],
  ]);
}

export function refund(world: World, order: number, shard: number, broken: Broken): Outcome {
  const state = read(world, at(ORDER, order));
  if (read(world, at(REFUNDED, order)) > 0 || state === ORDER_REFUNDED) return 'done';
  const day = openDay(world);
  if (state === PAID && broken !== 'refund: ignores the state of the order')
    return writes(broken, [
      ['refund: writes no entry', at(REFUNDED, order), [day, 0]],
      ['refund: does not write the order', at(ORDER, order), [ORDER_REFUNDED]],
    ]);
  const place = shardOf(day, shard);
  if (read(world, place) === 1 && broken !== 'refund: ignores the seal') return 'wait';
  const buyer = buyerOf(order);
  return writes(broken, [
    ['refund: writes no entry', at(REFUNDED, order), [day, 1]],
    ['refund: does not write the order', at(ORDER, order), [ORDER_REFUNDED]],
    [
      'refund: does not write the buyer',
      at(HOLDER, buyer),
      holderWith(world, buyer, -BUYER_SHARES, 0, broken),
    ],
    [
      'refund: does not write the merchant',
      at(HOLDER, SELLER),
      holderWith(world, SELLER, -SELLER_SHARES, 0, broken),
    ],
    ['refund: does not write the shard', place, moved(world, place, -GRANTED, -1)],
  ]);
}

function moved(world: World, shard: Place, shares: number, orders: number): Values {
  return [read(world, shard), read(world, shard, 1) + shares, read(world, shard, 2) + orders];
}

export interface Transfer {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

export function transfer(world: World, { id, from, to, points }: Transfer, broken: Broken): Outcome {
  if (read(world, at(TRANSFERRED, id)) > 0) return 'done';
  const payer = holderWith(world, from, 0, -points, broken);
  if (at(payer, 2) < 0 && broken !== 'transfer: ignores the balance') return 'done';
  return writes(broken, [
    ['transfer: writes no entry', at(TRANSFERRED, id), [openDay(world)]],
    ['transfer: does not write who pays', at(HOLDER, from), payer],
    ['transfer: does not write who receives', at(HOLDER, to), holderWith(world, to, 0, points, broken)],
  ]);
}

/** The sweeper: brings a holder up to date. */
export function sweep(world: World, holder: number, broken: Broken): Outcome {
  const place = at(HOLDER, holder);
  if (read(world, place, 1) === read(world, STATE, 2)) return 'done';
  const [shares = 0, acc = 0, points = 0] = holderWith(world, holder, 0, 0, broken);
  const kept = broken === 'sweep: credits without moving on' ? read(world, place, 1) : acc;
  return [{ place, values: [shares, kept, points] }];
}

/** Steps 0 to SHARDS − 1 seal a shard each, the last one writes the day. */
export function close(world: World, day: number, step: number, broken: Broken): Outcome {
  return step < SHARDS ? seal(world, day, step, broken) : writeDay(world, day, broken);
}

export const CLOSE_STEPS = SHARDS + 1;

function seal(world: World, day: number, shard: number, broken: Broken): Outcome {
  const closed = read(world, STATE);
  if (closed < day - 1 && broken !== 'seal: ignores which day is open') return 'wait';
  const place = shardOf(day, shard);
  const isNext = closed === day - 1 || broken === 'seal: ignores which day is open';
  if (!isNext || read(world, place) === 1 || broken === 'seal: seals nothing') return 'done';
  return [{ place, values: [1, read(world, place, 1), read(world, place, 2)] }];
}

function writeDay(world: World, day: number, broken: Broken): Outcome {
  const [closed, shares, acc, carry] = [0, 1, 2, 3].map((field) => read(world, STATE, field)) as [
    number,
    number,
    number,
    number,
  ];
  if (closed !== day - 1 && broken !== 'close: ignores which day is open') return 'done';
  const places = Array.from({ length: SHARDS }, (_, shard) => shardOf(day, shard));
  const counted = broken === 'close: leaves a shard out' ? places.slice(1) : places;
  const sum = (field: number): number =>
    counted.reduce((total, place) => total + read(world, place, field), 0);
  const total = shares + sum(1);
  const pot = RELEASE + carry;
  const perShare = total > 0 ? Math.floor(pot / total) : 0;
  const left = broken === 'close: drops what does not divide' ? 0 : pot - perShare * total;
  return writes(broken, [
    ['close: does not write the day', at(DAY, day - 1), [1, perShare, sum(2)]],
    ['close: does not write the state', STATE, [day, total, acc + perShare, left]],
  ]);
}
