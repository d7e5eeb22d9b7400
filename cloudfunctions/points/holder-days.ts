/** A member's days since joining, from the days' ends and the member's own steps (rules.md §4, §13). */
import { memberHolder } from '../ledger/accounts';
import { accrue, pausedAt, type Holding } from '../ledger/accumulator/holding';
import { holderDays, morningAfter, type HolderDay, type Morning } from '../ledger/accumulator/history';
import { emptyPool } from '../ledger/accumulator/pool';
import { holders } from '../ledger/holder';
import { holderMonths, holdingOfStep, monthOf, type MonthBook } from '../ledger/month';
import type { BooksHouse } from '../ledger/post';
import { days, endFromDocument, epochId, type DayDocument } from '../ledger/state';
import { QUERY_LIMIT } from '../platform/database';
import { addDays, type Day } from '../units/days';

export interface DayOfHolder {
  readonly of: HolderDay;
  readonly document: DayDocument;
}

/** The latest `limit` closed days before `before` (or the latest at all), newest first. */
export async function daysOfMember(
  house: BooksHouse,
  memberId: string,
  before: Day | null,
  limit: number,
): Promise<DayOfHolder[]> {
  const holder = memberHolder(memberId);
  // One day more: it tells how the earliest one began.
  const where = before === null ? {} : { day: { lt: before } };
  const [latest, document] = await Promise.all([
    house.database.find(days, { where, orderBy: [['day', 'desc']], limit: limit + 1 }),
    house.database.get(holders, holder),
  ]);
  const known = latest.reverse();
  const isWhole = known.length <= limit;
  const wanted = isWhole ? known : known.slice(1);
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (first === undefined || last === undefined || document === null) return [];
  const eve = isWhole ? undefined : known[0];
  const steps = stepsOf(await monthsFor(house, memberId, document.month, [first.day, last.day]));
  const morning = morningAfter(eve === undefined ? null : endFromDocument(eve));
  const stepBefore = [...steps].filter(([day]) => day < first.day).at(-1);
  const held =
    stepBefore === undefined ? null : await carried(house, stepBefore[1], morning, addDays(first.day, -1));
  const derived = holderDays(wanted.map(endFromDocument), morning, steps, held);
  return wanted
    .flatMap((one, i) => {
      const of = derived[i];
      return of === undefined ? [] : [{ of, document: one }];
    })
    .reverse();
}

/** The months of the range, the one with the latest step before it, and the running one. */
async function monthsFor(house: BooksHouse, memberId: string, running: MonthBook, [first, last]: [Day, Day]) {
  const holder = memberHolder(memberId);
  const [within, earlier] = await Promise.all([
    house.database.find(holderMonths, {
      where: { holder, month: { gte: monthOf(first), lte: monthOf(last) } },
      limit: QUERY_LIMIT,
    }),
    house.database.find(holderMonths, {
      where: { holder, hasSteps: true, month: { lt: monthOf(first) } },
      orderBy: [['month', 'desc']],
      limit: 1,
    }),
  ]);
  return [...earlier, ...within, running];
}

/** In the order of their days. */
function stepsOf(months: readonly MonthBook[]): Map<Day, Holding> {
  const steps = months.flatMap(({ days: noted }) =>
    Object.entries(noted).flatMap(([day, { step }]) => (step === null ? [] : [[day, step] as const])),
  );
  steps.sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(steps.map(([day, step]) => [day, holdingOfStep(step)]));
}

/** The holding of an earlier step as it stands on `morning`, the day after `eve`. */
async function carried(house: BooksHouse, step: Holding, morning: Morning, eve: Day): Promise<Holding> {
  const pool = { ...emptyPool(), ...morning };
  const needed = step.epoch < pool.epoch ? [epochId(step.epoch)] : [];
  await house.memory.loadEnds(new Set(step.expiry < eve ? [...needed, step.expiry] : needed));
  return accrue(step, pool, eve, pausedAt(step, pool, eve, house.memory.endsByKind)).holding;
}
