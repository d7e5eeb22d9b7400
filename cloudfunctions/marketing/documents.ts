/** A merchant's customers as it may look at them, and the messages that it sent to groups of them. */
import type { Fen } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { Group } from './groups';

/** One a merchant and customer, written by the settlements of the customer's orders there. */
export interface Customer extends Document {
  readonly merchantId: string;
  readonly memberId: string;
  readonly firstDay: Day;
  /** Of the latest settlement, also where it was refunded since: the person was there. */
  readonly lastDay: Day;
  readonly lastAt: Instant;
  /** Settlements: orders, bills, and each use of a card. */
  readonly times: number;
  readonly spentFen: Fen;
  /** What was bought, the latest last. */
  readonly skuIds: readonly string[];
  readonly contactedAt: Instant | null;
  /** The person wants no messages of this merchant. */
  readonly isOptedOut: boolean;
}

export interface Campaign extends Document {
  readonly merchantId: string;
  readonly merchantName: string;
  readonly group: Group;
  /** SKUs of the treatment, where the group is by treatment. */
  readonly skuIds: readonly string[];
  readonly text: string;
  readonly offerId: string | null;
  /** Customers behind this one are still to come; null before the first. */
  readonly after: string | null;
  readonly isDone: boolean;
  /** When the timer goes on with it; null when it is done. */
  readonly dueAt: Instant | null;
  /** Looked at, and written to: those who agreed, had not opted out and had not heard lately. */
  readonly seen: number;
  readonly written: number;
  readonly createdAt: Instant;
  readonly day: Day;
  readonly by: string;
  readonly inputHash: string;
}

export const customers = collection<Customer>(
  'customers',
  ['merchantId', 'lastDay'],
  ['merchantId', 'times', 'firstDay'],
  ['merchantId', 'skuIds'],
  ['memberId', 'lastAt'],
);
export const campaigns = collection<Campaign>('campaigns', ['dueAt'], ['merchantId', 'createdAt', '_id']);
