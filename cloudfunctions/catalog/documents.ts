/**
 * What can be bought. A product (商品 or 项目) is what people look at; its stock-keeping units are
 * what they buy, one document each, because stock is sold one by one.
 */
import type { BasisPoints, Fen } from '../units/amounts';
import type { Instant } from '../units/days';
import { collection, type Document } from '../platform/database';

export type ProductKind = 'goods' | 'service';

export interface Sku extends Document {
  readonly merchantId: string;
  readonly productId: string;
  /** The product's with the specs behind it: what an order line says. */
  readonly title: string;
  /** One value for each of the product's specs, in their order. */
  readonly specs: readonly string[];
  /** Where it looks different from the product. */
  readonly picture: string | null;
  /** Its own picture or its product's first: what carts and orders show. Absent where it was saved before covers were. */
  readonly cover?: string;
  readonly kind: ProductKind;
  readonly priceFen: Fen;
  readonly allowanceRateBp: BasisPoints;
  readonly stock: number;
  /** Taken by orders less what came back. */
  readonly sold: number;
  /** Since when its product has not taken over `sold` and `stock`; null when it has. */
  readonly uncountedSince: Instant | null;
  /** Sessions of a service; 1 for goods. */
  readonly uses: number;
  readonly isMedical: boolean;
  /** As its product. */
  readonly isForPoints?: boolean;
  readonly onSale: boolean;
  /** No longer a part of its product; kept for the orders that name it. */
  readonly isDropped: boolean;
}

/** Something that buyers choose: 规格, 颜色. */
export interface Spec {
  readonly name: string;
  readonly values: readonly string[];
}

/** A description is a row of these: data, never HTML. */
export type DescriptionPart = { readonly text: string } | { readonly picture: string };

/** The terms of a session card; an order that keeps the version knows what was agreed. */
export interface CardTerms {
  readonly version: string;
  readonly text: string;
}

/** How long a treatment takes, and how long room and hands are busy after it. */
export interface TreatmentTime {
  readonly minutes: number;
  readonly cleaningMinutes: number;
}

export interface Product extends Document {
  readonly merchantId: string;
  readonly merchantName: string;
  /** The merchant's own number for it. */
  readonly code: string;
  readonly title: string;
  readonly subtitle: string;
  readonly kind: ProductKind;
  readonly categoryId: string;
  /** The category and the one above it. */
  readonly categoryPath: readonly string[];
  /** File ids or paths, 1 to 9; the first stands in lists. */
  readonly pictures: readonly string[];
  readonly description: readonly DescriptionPart[];
  readonly specs: readonly Spec[];
  /** Stores where a service is valid; empty = all of the merchant's. */
  readonly storeIds: readonly string[];
  /** `storeIds`, or `EVERY_STORE` alone: what a filter by store looks at. */
  readonly validAt: readonly string[];
  readonly isMedical: boolean;
  /** 广审号; medical products alone have one, and none without it (rules.md §13). */
  readonly advertisingApproval: string | null;
  /** Of services that can be booked; absent in a product that was saved before there were bookings. */
  readonly time?: TreatmentTime | null;
  /** Whether it is also done, or brought, at the customer's address. */
  readonly isAtHome?: boolean;
  /** Of session cards alone. */
  readonly terms: CardTerms | null;
  /** What the merchant added to them. */
  readonly moreTerms: string;
  /** An operator lets people have it for points: the platform's own goods alone (rules.md §12). */
  readonly isForPoints?: boolean;
  readonly onSale: boolean;
  /** It went off sale because its merchant leaves, and goes back on sale if the merchant stays. */
  readonly wentWithMerchant?: boolean;
  readonly createdAt: Instant;
  /** Title, subtitle and merchant in small letters: what a keyword is looked up in. */
  readonly searchText: string;
  /** Over the SKUs on sale, kept in the transaction that changes them. */
  readonly lowestFen: Fen;
  readonly highestFen: Fen;
  /** Allowance of one of the cheapest SKU. */
  readonly allowanceFen: Fen;
  /** What orders took and brought back follows within minutes (count-sold.ts). */
  readonly inStock: boolean;
  readonly sold: number;
  /** Comments that are shown, and the stars that they gave in all. */
  readonly comments: number;
  readonly stars: number;
}

export const EVERY_STORE = 'every-store';

/** Two levels: a category above has `parentId` null. */
export interface Category extends Document {
  readonly name: string;
  readonly parentId: string | null;
  /** Lower ones stand first. */
  readonly order: number;
  readonly icon: string | null;
  readonly isShown: boolean;
}

export const skus = collection<Sku>('skus', ['productId'], ['uncountedSince']);
export const products = collection<Product>(
  'products',
  ['onSale', 'sold', '_id'],
  ['onSale', 'createdAt', '_id'],
  ['onSale', 'lowestFen', '_id'],
  ['categoryPath', 'onSale', 'sold', '_id'],
  ['merchantId', 'createdAt', '_id'],
  ['isForPoints', 'onSale', 'sold', '_id'],
);
export const categories = collection<Category>('categories');
