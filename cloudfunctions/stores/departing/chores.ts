/**
 * What a merchant's leaving leaves to the timer, a page a transaction, going on wherever it stopped: its goods go off sale,
 * or back on sale when it stays; its people's posts end when it has left.
 */
import { shelfOff, shelfOn } from '../../catalog/shelving/with-merchant';
import { Conflict, DuplicateId, type Transaction } from '../../platform/database';
import type { House } from '../../platform/house';
import { inTransaction } from '../../platform/in-transaction';
import { departures, employments, staffInvites, type Departure, type DepartureChore } from '../documents';
import { isEmployed } from '../staff/permission';

/** Goods have many SKUs, posts are small. */
const PRODUCTS_A_PAGE = 5;
const POSTS_A_PAGE = 40;

/** The id behind which it goes on; null when it is done. */
type Page = (transaction: Transaction, departure: Departure, now: number) => Promise<string | null>;

const PAGES: Readonly<Record<DepartureChore, Page>> = {
  clearing: (transaction, { _id, after }) => shelfOff(transaction, _id, after, PRODUCTS_A_PAGE),
  restoring: (transaction, { _id, after }) => shelfOn(transaction, _id, after, PRODUCTS_A_PAGE),
  dismissing: dismiss,
};

/** At most `steps` transactions; returns how many chores came to an end. */
export async function doDepartureChores(house: House, steps: number): Promise<number> {
  let done = 0;
  for (let step = 0; step < steps; step += 1) {
    const [due] = await house.database.find(departures, {
      where: { dueAt: { lte: house.clock.now() } },
      orderBy: [['dueAt', 'asc']],
      limit: 1,
    });
    if (due === undefined) return done;
    if (await doChoresOf(house, due._id, 1)) done += 1;
  }
  return done;
}

/** Of one merchant; whether nothing is left to do. */
export async function doChoresOf(house: House, merchantId: string, steps: number): Promise<boolean> {
  for (let step = 0; step < steps; step += 1)
    try {
      if (await inTransaction(house.database, (transaction) => page(house, transaction, merchantId)))
        return true;
    } catch (error) {
      // Somebody buys one of the goods, or another firing is here: the next one goes on.
      if (error instanceof Conflict || error instanceof DuplicateId) return false;
      throw error;
    }
  return false;
}

/** Whether nothing is left to do. */
async function page(house: House, transaction: Transaction, merchantId: string): Promise<boolean> {
  const known = await transaction.get(departures, merchantId);
  if (known === null || known.chore === null) return true;
  const next = await PAGES[known.chore](transaction, known, house.clock.now());
  const following = next === null ? choreAfter(known) : known.chore;
  const isOver = following === null;
  const progress = { chore: following, after: next ?? '', dueAt: isOver ? null : known.dueAt };
  await transaction.put(departures, { ...known, ...progress });
  return isOver;
}

const choreAfter = ({ chore, state }: Departure): DepartureChore | null =>
  chore === 'clearing' && state === 'closed' ? 'dismissing' : null;

async function dismiss(
  transaction: Transaction,
  { _id: merchantId, after }: Departure,
  endedAt: number,
): Promise<string | null> {
  const [posts, invites] = await Promise.all([
    transaction.find(employments, {
      where: { merchantId, _id: { gt: after } },
      orderBy: [['_id', 'asc']],
      limit: POSTS_A_PAGE,
    }),
    transaction.find(staffInvites, {
      where: { merchantId, expiresAt: { gt: endedAt }, state: 'open' },
      limit: POSTS_A_PAGE,
    }),
  ]);
  await Promise.all([
    ...posts.filter(isEmployed).map((one) => transaction.put(employments, { ...one, endedAt })),
    ...invites.map((one) => transaction.put(staffInvites, { ...one, state: 'cancelled' as const })),
  ]);
  if (posts.length < POSTS_A_PAGE && invites.length < POSTS_A_PAGE) return null;
  return posts.at(-1)?._id ?? after;
}
