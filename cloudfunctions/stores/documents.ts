/** A merchant (a chain) and its stores. */
import type { BasisPoints, Fen, PointUnits, SvUnits } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import { collection, type Document } from '../platform/database';
import type { DepartureState } from './departing/states';
import type { ApplicationState } from './onboarding/states';

/** leaving: sells nothing new, and finishes what is open (rules.md §12). */
export type MerchantState = 'pending' | 'open' | 'leaving' | 'closed';

/** One fee an order, none from a sum of goods on. */
export interface Freight {
  readonly feeFen: Fen;
  readonly freeFromFen: Fen;
}

export interface Merchant extends Document {
  readonly name: string;
  readonly state: MerchantState;
  readonly ownerId: string | null;
  readonly referrerId: string | null;
  /** Its own number at WeChat Pay (特约商户号), where its sales go; null until it has one. */
  readonly subMchid: string | null;
  readonly freight: Freight;
  /** The largest share of an order that it takes in points (rules.md §12); absent or 0: none. */
  readonly pointsShareBp?: BasisPoints;
  /** Raised by each new store, so that none is added unseen while the merchant opens or closes. */
  readonly storeCount: number;
  readonly createdAt: Instant;
}

/** Degrees, as WeChat's maps have them (GCJ-02). */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Minutes of a day, the second one not included. */
export type Span = readonly [from: number, to: number];
/** By weekday, "0" = Sunday; a weekday that is missing is closed. */
export type WeekHours = Readonly<Record<string, readonly Span[]>>;

/** 营业执照 · 医疗机构执业许可证 (rules.md §13). */
export interface Licence {
  readonly kind: 'business' | 'medical';
  readonly number: string;
  /** A file id, or null: the number alone is known. */
  readonly picture: string | null;
  /** The last day on which it is valid; null: 长期. */
  readonly validUntil: Day | null;
}

/** What the chain decides of a store. */
export interface StoreTerms {
  readonly merchantId: string;
  readonly name: string;
  readonly city: string;
  /** Allowance of a bill paid by scanning the store's code. */
  readonly allowanceRateBp: BasisPoints;
}

/** What people see of it; its manager keeps it. */
export interface StorePage {
  readonly address: string;
  readonly phone: string;
  readonly position: Position | null;
  readonly hours: WeekHours;
  /** Closed all day, whatever the weekday says. */
  readonly closedDays: readonly Day[];
  /** File ids or paths; the first stands in lists. */
  readonly pictures: readonly string[];
  readonly licences: readonly Licence[];
}

export interface Store extends Document, StoreTerms, StorePage {
  /** Its merchant is open: people find it. */
  readonly isListed: boolean;
  readonly createdAt: Instant;
}

export type EmployeeRole = 'manager' | 'clerk' | 'beautician';

/** Somebody works for a merchant; orders there are related (rules.md §6). The id: `employmentId`. */
export interface Employment extends Document {
  readonly merchantId: string;
  readonly memberId: string;
  /** As customers and colleagues see it. */
  readonly name: string;
  readonly role: EmployeeRole;
  /** Where the person works, and alone may act. */
  readonly storeIds: readonly string[];
  /** Does the chain's own work as well; its managers act for all stores. */
  readonly isHeadOffice: boolean;
  readonly since: Instant;
  readonly endedAt: Instant | null;
}

/** What somebody is asked to do at a merchant. */
export type Post = Pick<Employment, 'name' | 'role' | 'storeIds' | 'isHeadOffice'>;

/** The id is that of its scene. */
export interface StaffInvite extends Document, Post {
  readonly merchantId: string;
  readonly invitedBy: string;
  /** The one person who may accept; null: whoever scans the code first. */
  readonly forMemberId: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly state: 'open' | 'accepted' | 'cancelled';
  readonly acceptedBy: string | null;
}

/** What a merchant applies with (rules.md §5, §12); the id is the merchant's. */
export interface Application extends Document {
  readonly state: ApplicationState;
  readonly contact: { readonly name: string; readonly phone: string } | null;
  /** Offers medical items, so one of its stores has the licence for them. */
  readonly isMedical: boolean;
  /** 营业执照 of the chain; those of a store stand at the store. */
  readonly licences: readonly Licence[];
  readonly submittedAt: Instant | null;
  readonly reviewedAt: Instant | null;
  readonly reviewedBy: string | null;
  /** Why it was refused the last time. */
  readonly reason: string | null;
}

/** What becomes of the stock of a merchant that leaves: it lies there for its return, or burns with its SV. */
export type StockChoice = 'kept' | 'burned';

/** What a timer still has to do for it: goods off sale, goods on sale again, posts ended. */
export type DepartureChore = 'clearing' | 'restoring' | 'dismissing';

/** The latest wish of a merchant to leave the mall (rules.md §12); the id is the merchant's. */
export interface Departure extends Document {
  readonly state: DepartureState;
  /** Counts the wishes: each has entries of its own. */
  readonly round: number;
  readonly stock: StockChoice;
  /** What the merchant was, and is again if it stays. */
  readonly before: 'open' | 'pending';
  readonly askedAt: Instant;
  /** Not closed earlier: its customers have time to hear of it. */
  readonly closesFrom: Instant;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  readonly burnedPointUnits: PointUnits;
  readonly lapsedSvUnits: SvUnits;
  readonly returnAskedAt: Instant | null;
  /** Who decided about the return, when, and why it was refused. */
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly answer: string | null;
  readonly chore: DepartureChore | null;
  /** How far the chore has come: behind which id. */
  readonly after: string;
  /** When the timer goes on with it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
}

export const departures = collection<Departure>('departures', ['dueAt'], ['state', 'askedAt', '_id']);
export const merchants = collection<Merchant>(
  'merchants',
  ['state', 'createdAt', '_id'],
  ['createdAt', '_id'],
  ['ownerId'],
);
export const stores = collection<Store>(
  'stores',
  ['merchantId'],
  ['isListed', 'city', 'createdAt', '_id'],
  ['isListed', 'position.latitude', 'position.longitude'],
);
export const employments = collection<Employment>('employments', ['merchantId', 'since'], ['memberId']);
export const applications = collection<Application>('applications', ['state', 'submittedAt', '_id']);
export const staffInvites = collection<StaffInvite>('staffInvites', ['merchantId', 'expiresAt']);
