/** Holding rewards for people without a verified name, and what becomes of them (rules.md §5). */
import { addDays, dayOf } from '../units/days';
import { MALL, memberHolder, memberIdOfHolder, type HolderId } from '../ledger/accounts';
import type { Book } from '../ledger/book';
import { post, type BooksHouse } from '../ledger/post';
import { QUERY_LIMIT, type Reader } from '../platform/database';
import { heldLegs, type HeldLeg } from './documents';
import { needsRealName, type RewardLeg } from './legs';

/** Whether the leg has to wait for its receiver's name. */
export function mustWait(book: Book, leg: RewardLeg): boolean {
  const { rewardsNeedRealName } = book.context.policy.joining;
  return rewardsNeedRealName && needsRealName(leg) && !book.holder(leg.to).realNamed;
}

/** Puts the leg aside: points out of the order's frozen ones, SV not granted yet. */
export function holdLeg(book: Book, id: string, orderId: string, payer: HolderId, leg: RewardLeg): RewardLeg {
  const { at, today, policy } = book.context;
  // Written even for SV, so that a verification at the same moment meets this settlement.
  book.touch(leg.to);
  if (leg.asset === 'POINTS')
    book.movePoints({ holder: payer, place: 'frozen' }, { holder: leg.to, place: 'held' }, leg.units, 'hold');
  book.insert(heldLegs, {
    _id: id,
    memberId: memberIdOfHolder(leg.to),
    orderId,
    asset: leg.asset,
    units: leg.units,
    why: leg.why,
    state: 'held',
    heldAt: at,
    lapsesAfter: addDays(today, policy.joining.heldDays),
  });
  return { ...leg, heldAs: id };
}

export async function loadHeldLegs(reader: Reader, orderId: string): Promise<Map<string, HeldLeg>> {
  const found = await reader.find(heldLegs, { where: { orderId }, limit: QUERY_LIMIT });
  return new Map(found.map((held) => [held._id, held]));
}

/** The person's own, the waiting ones first in number: at most a query. */
export async function loadHeldOf(reader: Reader, memberId: string): Promise<Map<string, HeldLeg>> {
  const found = await reader.find(heldLegs, { where: { memberId }, limit: QUERY_LIMIT });
  return new Map(found.map((held) => [held._id, held]));
}

/**
 * Takes `leg.units` of a held leg back for the merchant; false when it was released and has to be
 * taken from the person.
 */
export function reverseHeld(book: Book, held: HeldLeg, merchant: HolderId, leg: RewardLeg): boolean {
  if (held.state === 'released') return false;
  const stock = { holder: merchant, place: 'points' } as const;
  const source = held.state === 'held' ? ({ holder: leg.to, place: 'held' } as const) : { mall: MALL.burned };
  book.touch(leg.to);
  if (leg.asset === 'POINTS') book.movePoints(source, stock, leg.units, `refund.${leg.why}`);
  book.put(heldLegs, { ...held, units: held.units - leg.units });
  return true;
}

/** Everything that waits for the person becomes effective; one call does at most a page. */
export async function releaseHeld(house: BooksHouse, memberId: string): Promise<number> {
  const today = dayOf(house.clock.now());
  const where = { memberId, state: 'held', lapsesAfter: { gte: today } };
  const waiting = await house.database.find(heldLegs, { where, limit: 50 });
  const first = waiting[0];
  if (first === undefined) return 0;
  const holder = memberHolder(memberId);
  const ids = waiting.map((held) => held._id);
  const posting = {
    entryId: `release:${first._id}`,
    kind: 'release',
    cause: memberId,
    holders: [holder],
    shardKey: memberId,
  };
  await post(
    house,
    posting,
    (reader) => reader.getMany(heldLegs, ids),
    (book, loaded) => {
      for (const held of loaded.values()) {
        if (held.state !== 'held') continue;
        const points = { holder, place: 'points' } as const;
        if (held.asset === 'SV') book.grantSv(holder, held.units, held.why);
        else book.movePoints({ holder, place: 'held' }, points, held.units, held.why);
        book.noteEarned(holder, held.why, held.asset, held.units);
        book.put(heldLegs, { ...held, state: 'released' });
      }
    },
  );
  return waiting.length;
}

/** What waited too long lapses: its points burn. Returns how many did. */
export async function lapseHeld(house: BooksHouse, today: string, limit: number): Promise<number> {
  const overdue = await house.database.find(heldLegs, {
    where: { state: 'held', lapsesAfter: { lt: today } },
    orderBy: [['lapsesAfter', 'asc']],
    limit,
  });
  for (const { _id: id, memberId } of overdue) await lapse(house, id, memberHolder(memberId));
  return overdue.length;
}

function lapse(house: BooksHouse, id: string, holder: HolderId): Promise<void> {
  const posting = { entryId: `lapse:${id}`, kind: 'lapse', cause: id, holders: [holder], shardKey: id };
  return post(
    house,
    posting,
    (reader) => reader.get(heldLegs, id),
    (book, held) => {
      if (held?.state !== 'held') return;
      book.touch(holder);
      const from = { holder, place: 'held' } as const;
      if (held.asset === 'POINTS') book.movePoints(from, { mall: MALL.burned }, held.units, 'lapse');
      book.put(heldLegs, { ...held, state: 'lapsed' });
    },
  );
}
