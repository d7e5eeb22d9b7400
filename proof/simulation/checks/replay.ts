/** The journal alone, played again from its first entry: every balance, every day's sums, everybody's days. */
import { daysOfMember } from '../../../cloudfunctions/points/holder-days';
import {
  cashAccount,
  isMember,
  isMerchant,
  lockedSvAccount,
  memberIdOfHolder,
  POINT_PLACES,
  pointAccount,
  svAccount,
  svDebtAccount,
} from '../../../cloudfunctions/ledger/accounts';
import type { Entry } from '../../../cloudfunctions/ledger/entry';
import { holderFromDocument, holders, type Holder } from '../../../cloudfunctions/ledger/holder';
import type { BooksHouse } from '../../../cloudfunctions/ledger/post';
import { days, journal, type DayDocument } from '../../../cloudfunctions/ledger/state';
import { cashAccounts, type CashAccount } from '../../../cloudfunctions/market/documents';
import { MALL } from '../../../cloudfunctions/ledger/accounts';
import { findAll } from '../../../cloudfunctions/platform/database';

type Balances = Map<string, number>;

export async function replayed(house: BooksHouse): Promise<string[]> {
  const { database } = house;
  const [entries, documents, cash, closed] = await Promise.all([
    findAll(database, journal, {}),
    findAll(database, holders, {}),
    findAll(database, cashAccounts, {}),
    findAll(database, days, {}),
  ]);
  const everybody = documents.map(holderFromDocument);
  return [
    ...balances(entries, everybody, cash),
    ...closed.flatMap((day) => sumsOfDay(entries, day)),
    ...(await pointsByDays(house, entries, everybody, closed.length)),
  ];
}

function balances(
  entries: readonly Entry[],
  everybody: readonly Holder[],
  cash: readonly CashAccount[],
): string[] {
  const played = playedBalances(entries);
  const stored = new Map([...everybody.flatMap(accountsOf), ...cash.flatMap(cashOf)]);
  const names = new Set([...played.keys(), ...stored.keys()]);
  return [...names].flatMap((name) => {
    if (!isKept(name) || (played.get(name) ?? 0) === (stored.get(name) ?? 0)) return [];
    return [`${name} has ${stored.get(name) ?? 0}, its legs make ${played.get(name) ?? 0}`];
  });
}

function playedBalances(entries: readonly Entry[]): Balances {
  const played: Balances = new Map();
  for (const { legs } of entries)
    for (const { account, units } of legs) played.set(account, (played.get(account) ?? 0) + units);
  return played;
}

/** Accounts that stand in a document; the mall's own and the world's are what is left over. */
function isKept(account: string): boolean {
  const place = account.split(':').at(-1) ?? '';
  return /^(member|merchant):/.test(account) && !['wechat', 'claims', 'pointDebt'].includes(place);
}

function accountsOf(holder: Holder): [string, number][] {
  const { id } = holder;
  const points = POINT_PLACES.map((place): [string, number] => [pointAccount(id, place), holder[place]]);
  const sv: [string, number][] = [
    [svAccount(id), holder.svUnits],
    [lockedSvAccount(id), holder.lockedSvUnits],
    [svDebtAccount(id), -holder.svDebtUnits],
  ];
  return [...points, ...sv];
}

function cashOf({ _id, freeFen, lots, frozenFen, underwayFen }: CashAccount): [string, number][] {
  const id = _id as Holder['id'];
  const waiting = lots.reduce((sum, { fen }) => sum + fen, 0);
  return [
    [cashAccount(id, 'cash'), freeFen + waiting],
    [cashAccount(id, 'frozenCash'), frozenFen],
    [cashAccount(id, 'cashUnderway'), underwayFen],
  ];
}

/** What the day's document counts, from the entries that say that they belong to the day. */
function sumsOfDay(entries: readonly Entry[], { _id: day, released, totals }: DayDocument): string[] {
  const legs = entries.filter((entry) => entry.day === day).flatMap((entry) => entry.legs);
  const sum = (account: string, why?: string): number =>
    legs
      .filter((leg) => leg.account === account && (why === undefined || leg.why === why))
      .reduce((total, leg) => total + leg.units, 0);
  const bought = legs.filter(({ why, asset, units }) => why === 'bought' && asset === 'POINTS' && units > 0);
  const traded = bought.reduce((total, leg) => total + leg.units, 0);
  const compared: [string, number, number][] = [
    ['released', released, -sum(MALL.pointsCreated)],
    ['burned', totals.burned, sum(MALL.burned)],
    ['traded', totals.tradedPointUnits, traded],
  ];
  return compared.flatMap(([name, counted, played]) =>
    counted === played ? [] : [`${day} counts ${counted} ${name}, its entries make ${played}`],
  );
}

/** Everybody's days, derived from the days' ends, credit exactly what the journal credited. */
async function pointsByDays(
  house: BooksHouse,
  entries: readonly Entry[],
  everybody: readonly Holder[],
  dayCount: number,
): Promise<string[]> {
  const legs = entries.flatMap((entry) => entry.legs).filter(({ why }) => why === 'release');
  const wrong: string[] = [];
  for (const { id } of everybody.filter((one) => isMember(one.id) && !isMerchant(one.id))) {
    const derived = await daysOfMember(house, memberIdOfHolder(id), null, dayCount + 1);
    const byDays = derived.reduce((sum, { of }) => sum + of.pointUnits, 0);
    const account = pointAccount(id, 'points');
    const credited = legs.filter((leg) => leg.account === account).reduce((sum, leg) => sum + leg.units, 0);
    if (byDays !== credited) wrong.push(`${id}: its days make ${byDays}, the journal credited ${credited}`);
  }
  return wrong;
}
