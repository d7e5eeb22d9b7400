/**
 * Who holds how much in sum (公示, rules.md §13): all holders once after each close, as they stand at
 * the moment of their page, brought up to date in memory. Goes on where it stopped; nothing is locked,
 * so figures that move meanwhile belong to the span of time that the census names.
 */
import { isMember, type HolderId } from '../ledger/accounts';
import { holders, type Holder } from '../ledger/holder';
import { readHolders, readState } from '../ledger/read-holders';
import type { BooksHouse } from '../ledger/post';
import { DuplicateId, Conflict, type Transaction } from '../platform/database';
import { inTransaction } from '../platform/in-transaction';
import { Refusal } from '../platform/refusal';
import { censuses, type Census } from './documents';

const HOLDERS_A_PAGE = 500;

/** Counts at most `pages` pages of the last closed day's census; returns how many holders it counted. */
export async function takeCensus(house: BooksHouse, pages: number): Promise<number> {
  const day = await lastClosed(house);
  if (day === null) return 0;
  let counted = 0;
  for (let page = 0; page < pages; page += 1) {
    const census = (await house.database.get(censuses, day)) ?? emptyCensus(day, house.clock.now());
    if (census.state === 'done') return counted;
    const ids = await nextIds(house, census.through);
    const { holders: found } = await readHolders(house, ids);
    counted += ids.length;
    if (!(await keep(house, census, withHolders(census, ids, [...found.values()], house.clock.now()))))
      return counted;
  }
  return counted;
}

/** The latest finished census, or null before the first. */
export async function latestCensus(house: BooksHouse): Promise<Census | null> {
  const [latest] = await house.database.find(censuses, {
    where: { state: 'done' },
    orderBy: [['at', 'desc']],
    limit: 1,
  });
  return latest ?? null;
}

async function lastClosed(house: BooksHouse): Promise<string | null> {
  try {
    const { day, firstDay } = await readState(house);
    return day < firstDay ? null : day;
  } catch (error) {
    // A mall that has not opened has nobody to count.
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function nextIds(house: BooksHouse, through: string): Promise<HolderId[]> {
  const page = await house.database.find(holders, {
    where: { _id: { gt: through } },
    orderBy: [['_id', 'asc']],
    limit: HOLDERS_A_PAGE,
  });
  return page.map((holder) => holder._id);
}

/** False when another firing went on with the same census meanwhile. */
async function keep(house: BooksHouse, before: Census, after: Census): Promise<boolean> {
  try {
    return await inTransaction(house.database, async (transaction: Transaction) => {
      const present = await transaction.get(censuses, before._id);
      if ((present?.through ?? '') !== before.through) return false;
      await transaction.put(censuses, after);
      return true;
    });
  } catch (error) {
    if (error instanceof Conflict || error instanceof DuplicateId) return false;
    throw error;
  }
}

function emptyCensus(day: string, at: number): Census {
  return {
    ...{ _id: day, state: 'counting', through: '', at },
    ...{ members: 0, activeMembers: 0, merchants: 0 },
    ...{ memberSvUnits: 0, merchantSvUnits: 0, lockedSvUnits: 0 },
    ...{ memberPointUnits: 0, merchantPointUnits: 0, owedPointUnits: 0 },
  };
}

function withHolders(census: Census, ids: readonly HolderId[], found: readonly Holder[], at: number): Census {
  const people = found.filter((holder) => isMember(holder.id));
  const shops = found.filter((holder) => !isMember(holder.id));
  const sum = (of: readonly Holder[], units: (holder: Holder) => number): number =>
    of.reduce((total, holder) => total + units(holder), 0);
  const owed = ({ pointDebts }: Holder): number => pointDebts.reduce((total, debt) => total + debt.units, 0);
  return {
    _id: census._id,
    state: ids.length < HOLDERS_A_PAGE ? 'done' : 'counting',
    through: ids.at(-1) ?? census.through,
    at,
    members: census.members + people.length,
    activeMembers: census.activeMembers + people.filter((holder) => holder.active).length,
    merchants: census.merchants + shops.length,
    memberSvUnits: census.memberSvUnits + sum(people, (holder) => holder.svUnits),
    merchantSvUnits: census.merchantSvUnits + sum(shops, (holder) => holder.svUnits),
    lockedSvUnits: census.lockedSvUnits + sum(people, (holder) => holder.lockedSvUnits),
    memberPointUnits:
      census.memberPointUnits + sum(people, (one) => one.points + one.custodial + one.inOrders + one.held),
    merchantPointUnits: census.merchantPointUnits + sum(shops, (one) => one.points + one.frozen),
    owedPointUnits: census.owedPointUnits + sum(people, owed),
  };
}
