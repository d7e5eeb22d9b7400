/**
 * What must be true of the documents after every commit. The journal is the witness: every figure is computed
 * again from the entries and the day documents, and must be what the documents say.
 */
import { BUYER_SHARES, buyerOf, PAID, SELLER, SELLER_SHARES, type Transfer } from './protocol';
import {
  at,
  DAY,
  FIRST_POINTS,
  FIRST_SHARES,
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
  type World,
} from './world';

/** The first untruth that is found, or null. */
export function untruth(world: World, transfers: readonly Transfer[]): string | null {
  return untrueOrder(world) ?? untrueDay(world) ?? untrueShares(world) ?? untrueHolder(world, transfers);
}

function untrueOrder(world: World): string | null {
  for (const [order, place] of ORDER.entries()) {
    const settled = read(world, at(SETTLED, order)) > 0;
    const refunded = read(world, at(REFUNDED, order)) > 0;
    const told = refunded ? 2 : settled ? 1 : PAID;
    if (read(world, place) !== told) return `order ${order} is not what the journal says`;
    if (refunded && settled !== (read(world, at(REFUNDED, order), 1) === 1))
      return `order ${order}: what was refunded is not what was settled`;
  }
  return null;
}

function untrueDay(world: World): string | null {
  const closed = read(world, STATE);
  for (const [n, place] of DAY.entries()) {
    const day = n + 1;
    if ((read(world, place) === 1) !== day <= closed)
      return `day ${day} is closed without its document, or has one without`;
    if (day <= closed && read(world, place, 2) !== ordersOn(world, day))
      return `day ${day} does not count the orders that the journal has on it`;
  }
  for (let day = closed + 2; day <= LAST_DAY; day += 1)
    for (let shard = 0; shard < SHARDS; shard += 1)
      if (read(world, shardOf(day, shard)) === 1) return `a shard of day ${day} is sealed before its day`;
  return null;
}

/** Settled less taken back. */
function ordersOn(world: World, day: number): number {
  return ORDER.reduce(
    (sum, _, order) =>
      sum +
      (read(world, at(SETTLED, order)) === day ? 1 : 0) -
      (isTakenBack(world, order) && read(world, at(REFUNDED, order)) === day ? 1 : 0),
    0,
  );
}

const isTakenBack = (world: World, order: number): boolean => read(world, at(REFUNDED, order), 1) === 1;

/** The pool counts all shares that holders have, with those that wait in the shards of open days. */
function untrueShares(world: World): string | null {
  let counted = read(world, STATE, 1);
  for (let day = read(world, STATE) + 1; day <= LAST_DAY; day += 1)
    for (let shard = 0; shard < SHARDS; shard += 1) counted += read(world, shardOf(day, shard), 1);
  const held = HOLDER.reduce((sum, place) => sum + read(world, place), 0);
  return counted === held ? null : `the pool counts ${counted} shares, the holders have ${held}`;
}

function untrueHolder(world: World, transfers: readonly Transfer[]): string | null {
  const closed = read(world, STATE);
  let received = 0;
  for (const [holder, place] of HOLDER.entries()) {
    if (read(world, place) !== sharesThrough(world, holder, LAST_DAY))
      return `holder ${holder} has other shares than the journal`;
    let earned = 0;
    for (let day = 1; day <= closed; day += 1)
      earned += sharesThrough(world, holder, day) * read(world, at(DAY, day - 1), 1);
    received += earned;
    const moved = transfers.reduce<number>(
      (sum, { id, from, to, points }) => {
        if (read(world, at(TRANSFERRED, id)) === 0) return sum;
        return sum + (to === holder ? points : 0) - (from === holder ? points : 0);
      },
      at(FIRST_POINTS, holder),
    );
    const waiting = read(world, place) * (read(world, STATE, 2) - read(world, place, 1));
    if (read(world, place, 2) + waiting !== earned + moved)
      return `holder ${holder} has other points than days and journal`;
    if (read(world, place, 2) < 0) return `holder ${holder} owes points`;
  }
  const released = closed * RELEASE;
  return received + read(world, STATE, 3) === released
    ? null
    : 'what was released is not what was received and carried';
}

function sharesThrough(world: World, holder: number, day: number): number {
  let shares = at(FIRST_SHARES, holder) as number;
  for (const order of ORDER.keys()) {
    const granted = (buyerOf(order) === holder ? BUYER_SHARES : 0) + (SELLER === holder ? SELLER_SHARES : 0);
    const settledOn = read(world, at(SETTLED, order));
    if (settledOn > 0 && settledOn <= day) shares += granted;
    if (isTakenBack(world, order) && read(world, at(REFUNDED, order)) <= day) shares -= granted;
  }
  return shares;
}
