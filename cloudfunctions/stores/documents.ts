/** A merchant (a chain) and its stores. */
import type { BasisPoints, Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

export type MerchantState = 'pending' | 'open' | 'closed';

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
  readonly createdAt: Instant;
}

export interface Store extends Document {
  readonly merchantId: string;
  readonly name: string;
  readonly city: string;
  /** Allowance of a bill paid by scanning the store's code. */
  readonly allowanceRateBp: BasisPoints;
  /** Number of its medical licence (医疗机构执业许可证), shown beside medical items (rules.md §13). */
  readonly medicalLicence?: string | null;
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

export const merchants = collection<Merchant>('merchants', ['state', 'createdAt'], ['ownerId']);
export const stores = collection<Store>('stores', ['merchantId'], ['city']);
export const employments = collection<Employment>('employments', ['merchantId', 'since'], ['memberId']);
export const staffInvites = collection<StaffInvite>('staffInvites', ['merchantId', 'expiresAt']);
