/** What a kind of tampering is, and what forgers do often. */
import type { Entry, Leg } from '../../../cloudfunctions/ledger/entry';
import type { Order } from '../../../cloudfunctions/orders/documents';
import type { Forgery } from '../forgery';

export interface Tampering {
  readonly what: string;
  /** The check that must find it. */
  readonly check: string;
  /** Does it, and answers the id that must be named. */
  readonly forge: (books: Forgery) => string;
  /** The forger does not know, or cannot change, the manifest. */
  readonly leavesManifest?: true;
}

export const POINT = 1_000_000;
export const isBill = (order: Order): boolean =>
  order.kind === 'store' && order.settlements[0]?.reversed === false;
export const settledBill = (books: Forgery, memberId = 'bea'): Order =>
  books.find('orders', (order) => isBill(order) && order.memberId === memberId);

/** The first legs that meet the condition get other units, in pairs that still sum to zero. */
export function scaled(entry: Entry, isMeant: (leg: Leg) => boolean, by: number): Leg[] {
  const at = entry.legs.findIndex(isMeant);
  const meant = entry.legs[at];
  const pair = entry.legs[at - 1] ?? entry.legs[at + 1];
  if (meant === undefined || pair === undefined) throw new Error(`${entry._id} has no such leg`);
  return entry.legs.map((leg) =>
    leg === meant
      ? { ...leg, units: leg.units + by }
      : leg === pair
        ? { ...leg, units: leg.units - by }
        : leg,
  );
}

export function addPoints(books: Forgery, holderId: string, units: number): void {
  books.change('holders', holderId, (holder) => ({ points: holder.points + units }));
}

/** An entry like another one, with other legs. */
export function forgedEntry(books: Forgery, like: string, change: Partial<Entry>): string {
  const entry = books.find('journal', (one) => one._id.startsWith(like));
  return books.add('journal', { ...entry, ...change });
}

export const dayWith = (books: Forgery): string => {
  const days = books.read('days').filter((day) => day.released > 0 && day.totals.burned > 0);
  const day = days[1]?.day;
  if (day === undefined) throw new Error('no such day');
  return day;
};
