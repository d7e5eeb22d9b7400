/**
 * How the id of an entry follows from what caused it (docs/ledger.md), and which document must be there
 * for it. A kind that is not in this table is found.
 */
import type { Entry } from '../../cloudfunctions/ledger/entry';
import type { Name } from './export';

export interface Kind {
  /** The id, without the kind's own prefix, for the cause. */
  readonly id: (entry: Entry, rest: string) => boolean;
  /** Where the document of the cause is. */
  readonly cause: Name | null;
  /** What stands before the first colon of the id; the kind itself where it is absent. */
  readonly prefixes?: readonly string[];
}

const same = (entry: Entry, rest: string): boolean => rest === entry.cause;
const inside = (entry: Entry, rest: string): boolean => rest.startsWith(`${entry.cause}:`);
const any = (_entry: Entry, rest: string): boolean => rest !== '';

export const KINDS: Readonly<Record<string, Kind>> = {
  close: { id: (entry, rest) => same(entry, rest) && rest === entry.day, cause: 'days' },
  join: { id: same, cause: 'members' },
  place: { id: same, cause: 'payments' },
  'close-unpaid': { id: same, cause: 'payments' },
  pay: { id: same, cause: 'payments' },
  settle: { id: same, cause: 'orders' },
  redeem: { id: inside, cause: 'orders' },
  'visit-finish': { id: inside, cause: 'orders', prefixes: ['redeem', 'finish'] },
  undo: { id: inside, cause: 'orders' },
  refund: { id: any, cause: 'orders', prefixes: ['refund', 'reverse'] },
  release: { id: any, cause: 'members' },
  lapse: { id: same, cause: 'heldLegs' },
  leave: { id: inside, cause: 'members' },
  depart: { id: inside, cause: 'merchants' },
  'real-name': { id: same, cause: 'members' },
  role: { id: inside, cause: 'members' },
  // These move nothing themselves: a debt of whom they touch is paid.
  'approve-role': { id: same, cause: 'members' },
  'approve-city': { id: same, cause: 'members' },
  sweep: { id: inside, cause: 'days' },
  approve: { id: same, cause: 'merchants', prefixes: ['approve-merchant'] },
  transfer: { id: same, cause: 'signedMoves' },
  custody: { id: same, cause: 'signedMoves' },
  'move-out': { id: same, cause: 'moveOuts' },
  sell: { id: same, cause: 'marketOrders' },
  buy: { id: same, cause: 'marketOrders' },
  fill: { id: same, cause: 'fills' },
  'cancel-order': { id: same, cause: 'marketOrders', prefixes: ['cancel'] },
  'expire-order': { id: same, cause: 'marketOrders', prefixes: ['expire'] },
  net: { id: inside, cause: 'members' },
  'pay-in': { id: same, cause: 'payIns' },
  'cash-out': { id: same, cause: 'cashOuts' },
  'out-news': { id: same, cause: 'cashOuts' },
};
