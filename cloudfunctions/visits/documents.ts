/** 到家: treatments and deliveries at the customer's address. */
import type { Address } from '../accounts/documents';
import type { Hands } from '../bookings/slots';
import type { Handover } from '../orders/documents';
import { collection, type Document } from '../platform/database';
import type { Day, Instant } from '../units/days';
import type { VisitState } from './states';

/** Who comes: the store's own person, or somebody of a dealer. */
export interface Provider {
  /** null where the dealer has not said, or it is nobody of the mall. */
  readonly memberId: string | null;
  readonly name: string;
}

/** Who brings goods. */
export interface Courier {
  readonly kind: 'own' | 'outside';
  readonly name: string;
  readonly phone: string;
}

/** A time of the day in which so many visits begin. */
export interface Window {
  readonly day: Day;
  /** Minutes of the day. */
  readonly from: number;
  readonly to: number;
}

export interface Visit extends Document, Window {
  readonly orderId: string;
  readonly kind: 'goods' | 'service';
  readonly title: string;
  readonly memberId: string;
  readonly merchantId: string;
  readonly storeId: string;
  readonly storeName: string;
  readonly address: Address;
  readonly note: string;
  /** The merchant that fulfils in the seller's place; null: the store itself. */
  readonly dealerId: string | null;
  readonly dealerName: string | null;
  readonly provider: Provider | null;
  readonly courier: Courier | null;
  /** The provider's time that the visit takes; null when it is nobody's calendar. */
  readonly hands: Hands | null;
  readonly state: VisitState;
  /** What the customer says at the end. */
  readonly code: string;
  readonly wrongCodes: number;
  readonly reason: string | null;
  readonly moves: number;
  /** When each state began. */
  readonly at: Readonly<Partial<Record<VisitState, Instant>>>;
  /** How the goods would have come without it. */
  readonly handoverBefore: Handover | null;
  readonly createdAt: Instant;
  readonly inputHash: string;
}

/** Where a store comes to, and when; the id is the store's. */
export interface VisitArea extends Document {
  readonly merchantId: string;
  readonly isOpen: boolean;
  /** `district` is empty for a whole city. */
  readonly districts: readonly { readonly city: string; readonly district: string }[];
  readonly windows: readonly { readonly from: number; readonly to: number; readonly capacity: number }[];
  readonly closedDays: readonly Day[];
}

/** One a store, day and window: how many visits it has. */
export interface VisitWindow extends Document {
  readonly storeId: string;
  readonly day: Day;
  readonly from: number;
  readonly taken: number;
}

/** A merchant fulfils for another; both have agreed. The id: seller and dealer. */
export interface Dealership extends Document {
  readonly merchantId: string;
  readonly sellerName: string;
  readonly dealerId: string;
  readonly dealerName: string;
  readonly state: 'offered' | 'agreed' | 'ended';
}

export const visits = collection<Visit>(
  'visits',
  ['memberId', 'createdAt', '_id'],
  ['storeId', 'day', 'from'],
  ['dealerId', 'day'],
  ['orderId'],
);
export const visitAreas = collection<VisitArea>('visitAreas', ['merchantId']);
export const visitWindows = collection<VisitWindow>('visitWindows', ['storeId', 'day']);
export const dealerships = collection<Dealership>('dealerships', ['merchantId'], ['dealerId']);
