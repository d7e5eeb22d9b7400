/** An order and the payment that covers one or several of them. */
import type { BasisPoints, Fen, PointUnits, Price } from '../units/amounts';
import type { Day, Instant } from '../units/days';
import type { Address } from '../accounts/documents';
import type { CardTerms } from '../catalog/documents';
import type { Quantity } from '../catalog/stock';
import { collection, type Document } from '../platform/database';
import type { PackKind } from '../policy/policy';
import type { RewardLeg } from '../rewards/legs';
import type { Channel } from '../rewards/team';
import type { OrderState, PaymentState, RefundState } from './states';

/**
 * goods: delivered, settles after receipt · service: settles at each redemption · store: scan to
 * pay, settles at payment · pack: activates, settles at payment (rules.md §10) · exchange: the
 * platform's goods for points, delivered like goods; nobody earns by it (§12).
 */
export type OrderKind = 'goods' | 'service' | 'store' | 'pack' | 'exchange';

/** The product as it looked when it was ordered. */
export interface ShownProduct {
  readonly productId: string;
  readonly title: string;
  /** Its values of the product's specs; empty where there is nothing to choose. */
  readonly specs: string;
  /** File id or path; empty where none is known. */
  readonly picture: string;
}

export interface OrderLine {
  readonly skuId: string;
  readonly title: string;
  /** Absent where the line is no product, and on orders older than this field. */
  readonly shown?: ShownProduct;
  readonly quantity: number;
  readonly unitPriceFen: Fen;
  /** This line's part of what a coupon takes off the order. */
  readonly reductionFen: Fen;
  /** What of it points cover; absent where none do. */
  readonly pointsFen?: Fen;
  /** After the coupon, without what points cover; without freight. */
  readonly amountFen: Fen;
  readonly allowanceRateBp: BasisPoints;
  readonly allowanceFen: Fen;
  /** Pieces that refunds have named; absent where none did. */
  readonly returned?: number;
}

/** Pieces of one line that go back. */
export interface ReturnedPieces {
  /** Place of the line in the order, from 0. */
  readonly line: number;
  readonly quantity: number;
}

/** One settlement of an order: the whole order, or one use of a session card. */
export interface Settlement {
  readonly use: number;
  readonly day: Day;
  readonly at: Instant;
  /** Where the use was redeemed or the bill paid; the region partner's part goes by the order's city all the same. */
  readonly storeId: string | null;
  /** Of the merchant's own people, as they were when it settled (§6): no SV, no rewards, no 30 days. */
  readonly related: boolean;
  readonly amountFen: Fen;
  readonly allowanceFen: Fen;
  readonly deducted: PointUnits;
  /** Of the points that the buyer paid with; absent on older ones. */
  readonly pointUnits?: PointUnits;
  readonly legs: readonly RewardLeg[];
  readonly burned: PointUnits;
  /** How much of amountFen has been refunded since. */
  readonly refundedFen: Fen;
  /** How often this use had been redeemed and undone before. */
  readonly round: number;
  /** Reversed as a whole: fully refunded, or a use undone without money. */
  readonly reversed: boolean;
}

export interface Parcel {
  readonly carrier: string;
  readonly trackingNumber: string;
}

export type Handover =
  | { readonly kind: 'ship'; readonly address: Address; readonly parcel: Parcel | null }
  | { readonly kind: 'pickup'; readonly storeId: string }
  /** 到家: brought, or done, by people whom the visit names (visits/). */
  | { readonly kind: 'home'; readonly address: Address; readonly visitId: string };

/** What a service was sold with, as it was agreed: later changes of the product are not the customer's. */
export interface ServiceTerms {
  readonly productId: string;
  readonly picture: string;
  /** Where it is valid; empty = all stores of the merchant. */
  readonly storeIds: readonly string[];
  /** Of a session card: version and words. */
  readonly terms: CardTerms | null;
}

/** What of an order is paid in points (rules.md §12), valued at the price of the day on which it was placed. */
export interface PointPart {
  readonly units: PointUnits;
  /** What they cover. */
  readonly fen: Fen;
  /** How many of them refunds have given back. */
  readonly returned: PointUnits;
}

export interface Order extends Document {
  readonly memberId: string;
  readonly merchantId: string;
  /** Set for scan to pay. */
  readonly storeId: string | null;
  readonly paymentId: string;
  /** Who receives the money: the merchant's number at WeChat Pay when placed; null in a replay. */
  readonly subMchid: string | null;
  readonly kind: OrderKind;
  readonly pack: PackKind | null;
  readonly channel: Channel;
  /** Delivery city or the store's city, fixed when placed (§8). */
  readonly city: string;
  readonly lines: readonly OrderLine[];
  readonly couponId: string | null;
  /** How goods reach the customer; null where nothing is handed over, and in a replay. */
  readonly handover: Handover | null;
  /** What the customer shows at the store to get the goods. */
  readonly pickupCode: string | null;
  /** What the customer wants the merchant to know. */
  readonly note: string;
  /** What is paid in money for what was ordered, so without the part paid in points (rules.md §2). */
  readonly amountFen: Fen;
  readonly freightFen: Fen;
  /** Absent where nothing is paid in points. */
  readonly pointPart?: PointPart;
  readonly allowanceFen: Fen;
  /** Points frozen for it, at the price of the day on which it was placed. */
  readonly deducted: PointUnits;
  readonly price: Price;
  readonly placedDay: Day;
  readonly policyVersion: string;
  /** Redemptions that it takes to use it up; 1 for anything but a session card. */
  readonly uses: number;
  /** Null for anything but a service. */
  readonly service: ServiceTerms | null;
  /** Of a tip: the receipt of the bill that was paid in cash or by card (§6). No money moved here for it. */
  readonly receiptNumber: string | null;
  /** Known when placed; whoever begins to work there later is found when it settles. */
  readonly related: boolean;
  readonly medical: boolean;
  /** Referral chain of the buyer, nearest first; fixed, because a referrer is permanent. */
  readonly chain: readonly string[];
  readonly merchantReferrerId: string | null;
  /** The city's partner when placed: a hint of what to read, checked at settlement. */
  readonly partnerHint: string | null;
  readonly state: OrderState;
  readonly placedAt: Instant;
  readonly paidAt: Instant | null;
  readonly shippedAt: Instant | null;
  readonly receivedAt: Instant | null;
  /** When the settlement timer has something to do for it; null when it has not. */
  readonly dueAt: Instant | null;
  readonly settlements: readonly Settlement[];
  /** Members to whom its settlements ever gave something. */
  readonly receivers: readonly string[];
  /** The latest settlement; 0 before. */
  readonly settledAt: Instant;
  /** Refunded before settlement, out of amountFen. */
  readonly refundedUnsettledFen: Fen;
  readonly afterSale: AfterSale | null;
  /** Appointments that each hold one use of a service (reserve-use.ts). */
  readonly heldBy?: readonly string[];
}

/** requested → refused or refunded by the merchant, or cancelled by the customer; after either of the others it may be asked anew. */
export type AfterSaleState = 'requested' | 'refused' | 'refunded' | 'cancelled';

export interface AfterSale {
  readonly state: AfterSaleState;
  readonly amountFen: Fen;
  /** What goes back; absent where only money is asked for. */
  readonly pieces?: readonly ReturnedPieces[];
  readonly reason: string;
  /** File ids. */
  readonly pictures: readonly string[];
  readonly requestedAt: Instant;
  readonly answer: string | null;
  /** When it was answered or cancelled; absent while it was not, and on older ones. */
  readonly endedAt?: Instant;
}

/** What WeChat Pay has received for one order of a payment. */
export interface ReceivedPart {
  readonly orderId: string;
  /** WeChat's own number of it. */
  readonly transactionId: string;
  readonly amountFen: Fen;
}

export interface Payment extends Document {
  readonly memberId: string;
  readonly orderIds: readonly string[];
  readonly amountFen: Fen;
  readonly state: PaymentState;
  readonly createdAt: Instant;
  /** WeChat Pay takes nothing for it afterwards. */
  readonly expiresAt: Instant;
  /** When the timer looks at it; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  /** Set before WeChat Pay is first asked for money: until then none can be on its way. */
  readonly askedAt: Instant | null;
  /** Empty until it is paid. */
  readonly received: readonly ReceivedPart[];
  /** The day in whose bill WeChat Pay lists it. */
  readonly billDay: Day | null;
  readonly inputHash: string;
}

/** Money on its way back to the customer (docs/payments.md). */
export interface Refund extends Document {
  readonly paymentId: string;
  readonly orderId: string;
  readonly merchantId: string;
  readonly subMchid: string | null;
  readonly amountFen: Fen;
  /** Points that went back with it, at once; absent where there were none. */
  readonly pointUnits?: PointUnits;
  /** What went back with it; absent where only money did. */
  readonly pieces?: readonly ReturnedPieces[];
  /** What was paid for the order. */
  readonly paidFen: Fen;
  readonly reason: string;
  readonly createdAt: Instant;
  readonly state: RefundState;
  /** Counts the numbers it had at WeChat Pay: one that WeChat closed is asked for anew. */
  readonly round: number;
  /** When WeChat Pay is asked next; null when nothing is left to do. */
  readonly dueAt: Instant | null;
  readonly tries: number;
  /** Why the latest try failed, WeChat's code. */
  readonly failure: string | null;
  readonly billDay: Day | null;
  /** When WeChat Pay first took it in, and when the money had arrived; absent until then, and on older ones. */
  readonly sentAt?: Instant;
  readonly arrivedAt?: Instant;
  readonly inputHash: string;
}

/** One a person; the id is the member's. */
export interface CartBook extends Document {
  readonly lines: readonly Quantity[];
}

export const cartBooks = collection<CartBook>('cartBooks');
export const orders = collection<Order>(
  'orders',
  ['dueAt'],
  ['placedAt', '_id'],
  ['state', 'placedAt', '_id'],
  ['memberId', 'placedAt', '_id'],
  ['memberId', 'afterSale.state', 'placedAt', '_id'],
  ['memberId', 'kind', 'state', 'placedAt', '_id'],
  ['merchantId', 'placedAt', '_id'],
  ['merchantId', 'state', 'handover.kind', 'placedAt', '_id'],
  ['merchantId', 'afterSale.state', 'placedAt', '_id'],
  ['storeId', 'paidAt', '_id'],
  ['merchantId', 'paidAt'],
  ['merchantId', 'settlements.day'],
  ['settlements.related', 'settledAt', '_id'],
  ['paymentId'],
  ['merchantId', 'pickupCode'],
  ['receivers', 'settledAt'],
  ['chain', 'state', 'placedAt'],
  ['partnerHint', 'state', 'placedAt'],
  ['kind', 'state', '_id'],
);
export const payments = collection<Payment>('payments', ['dueAt'], ['memberId', 'createdAt'], ['billDay']);
export const refunds = collection<Refund>(
  'refunds',
  ['dueAt'],
  ['orderId'],
  ['billDay'],
  ['merchantId', 'createdAt'],
);
