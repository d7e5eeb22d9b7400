/** The mall at a glance, for those who run it: the books, the money of the days, and what waits for somebody. */
import { waitingRoles } from '../accounts/decide-role';
import { heldComments } from '../community/views';
import { loadHaltReason } from '../market/trading';
import type { CashHouse } from '../orders/cash-house';
import { openRefunds } from '../orders/list';
import { waitingPartners } from '../partners/waiting';
import type { Page } from '../platform/paging';
import { applicationsIn } from '../stores/onboarding/views';
import { tipsToReview } from '../tips/views';
import type { Day } from '../units/days';
import { billChecksOf, openDifferences } from './bill/check-bill';
import type { MoneySums } from './documents';
import { publicBooks, type PublicBooks } from './public-books';

/** A queue is counted so far; a longer one is long. */
const COUNTED = 50;

export interface Queue {
  readonly count: number;
  /** There are more than were counted. */
  readonly isLonger: boolean;
}

export interface Dashboard {
  readonly books: PublicBooks;
  /** What came in and went back by day, as the nightly comparison saw it; newest first. */
  readonly money: readonly { readonly day: Day; readonly sums: MoneySums; readonly differences: number }[];
  readonly waiting: Readonly<
    Record<'merchants' | 'roles' | 'partners' | 'comments' | 'tips' | 'refunds' | 'differences', Queue>
  >;
  /** Why trading stands still; null while it does not. */
  readonly haltedBecause: string | null;
}

/** Everything is read together. */
export async function dashboard(house: CashHouse, days: number): Promise<Dashboard> {
  const { database } = house;
  const [books, checks, halt, merchants, roles, partners, comments, tips, refunds, differences] =
    await Promise.all([
      publicBooks(house, days),
      billChecksOf(house, days),
      loadHaltReason(database),
      applicationsIn(database, 'submitted', null, COUNTED),
      waitingRoles(database, null, COUNTED),
      waitingPartners(database, null, COUNTED),
      heldComments(database, null, COUNTED),
      tipsToReview(house, 'waiting', null, COUNTED),
      openRefunds(house, null, COUNTED),
      openDifferences(house, null, COUNTED),
    ]);
  return {
    books,
    money: checks.map(({ _id: day, mall: sums, differences: found }) => ({ day, sums, differences: found })),
    waiting: {
      merchants: queueOf(merchants),
      roles: queueOf(roles),
      partners: queueOf(partners),
      comments: queueOf(comments),
      tips: queueOf(tips),
      refunds: queueOf(refunds),
      differences: queueOf(differences),
    },
    haltedBecause: halt,
  };
}

function queueOf({ rows, next }: Page<unknown>): Queue {
  return { count: rows.length, isLonger: next !== null };
}
