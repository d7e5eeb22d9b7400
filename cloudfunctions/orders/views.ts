/**
 * Orders as their customer, their merchant and the operators see them (rules.md §14). The document holds
 * more than any of them needs: who referred whom, where the money goes, what a settlement brought to others.
 */
import { maskedCustomer } from '../accounts/mask';
import type { Fen, PointUnits } from '../units/amounts';
import type { Instant } from '../units/days';
import type { Order, OrderLine, Payment, Settlement } from './documents';
import type { Placed } from './placing/create';
import { pointsBack, refundedFenOf } from './refunding/refundable';

export interface LineView extends Pick<
  OrderLine,
  'skuId' | 'quantity' | 'unitPriceFen' | 'reductionFen' | 'amountFen'
> {
  /** Without the specs, where the line knows them apart. */
  readonly title: string;
  readonly specs: string;
  /** File id or path; empty where there is none. */
  readonly picture: string;
  /** null where the line is no product. */
  readonly productId: string | null;
  /** Pieces that have gone back. */
  readonly returned: number;
}

/** One use of a service, or the settlement of the whole. */
export type UseView = Pick<Settlement, 'use' | 'at' | 'amountFen' | 'refundedFen' | 'reversed'>;

type Facts =
  | '_id'
  | 'merchantId'
  | 'storeId'
  | 'kind'
  | 'handover'
  | 'note'
  | 'amountFen'
  | 'freightFen'
  | 'uses'
  | 'medical'
  | 'state'
  | 'placedAt'
  | 'paidAt'
  | 'shippedAt'
  | 'receivedAt'
  | 'dueAt'
  | 'afterSale'
  | 'pointPart';

interface Common extends Pick<Order, Facts> {
  readonly lines: readonly LineView[];
  readonly settled: readonly UseView[];
  /** Uses that stand redeemed. */
  readonly used: number;
  readonly refundedFen: Fen;
}

export interface CustomerOrder
  extends Common, Pick<Order, 'paymentId' | 'pack' | 'city' | 'couponId' | 'pickupCode'> {}

/** Staff never see the pickup code: the customer shows it. */
export interface MerchantOrder extends Common, Pick<Order, 'allowanceFen' | 'deducted'> {
  readonly customer: string;
  /** Of points that come back with the money that is asked for; 0 where nothing is asked. */
  readonly askedPointUnits: PointUnits;
}

/** Everything but what opens a store's shelf. */
export type OperatorOrder = Omit<Order, 'pickupCode' | 'partnerHint'>;

export type PaymentView = Pick<
  Payment,
  '_id' | 'orderIds' | 'amountFen' | 'state' | 'createdAt' | 'expiresAt'
>;

export interface PlacedView {
  readonly payment: PaymentView;
  readonly orders: readonly CustomerOrder[];
}

export function lineView({ shown, ...line }: OrderLine): LineView {
  const { skuId, quantity, unitPriceFen, reductionFen, amountFen } = line;
  return {
    ...{ skuId, quantity, unitPriceFen, reductionFen, amountFen },
    title: shown?.title ?? line.title,
    specs: shown?.specs ?? '',
    picture: shown?.picture ?? '',
    productId: shown?.productId ?? null,
    returned: line.returned ?? 0,
  };
}

export function customerView(order: Order): CustomerOrder {
  const { paymentId, pack, city, couponId, pickupCode } = order;
  return { ...commonView(order), paymentId, pack, city, couponId, pickupCode };
}

export function merchantView(order: Order): MerchantOrder {
  const { allowanceFen, deducted, memberId, afterSale } = order;
  const askedPointUnits = afterSale?.state === 'requested' ? pointsBack(order, afterSale.amountFen) : 0;
  return {
    ...{ ...commonView(order), allowanceFen, deducted, askedPointUnits },
    customer: maskedCustomer(memberId),
  };
}

export function operatorView({ pickupCode: _code, partnerHint: _hint, ...order }: Order): OperatorOrder {
  return order;
}

export function paymentView(payment: Payment): PaymentView {
  const { _id, orderIds, amountFen, state, createdAt, expiresAt } = payment;
  return { _id, orderIds, amountFen, state, createdAt, expiresAt };
}

export function placedView({ payment, orders }: Placed): PlacedView {
  return { payment: paymentView(payment), orders: orders.map(customerView) };
}

function commonView(order: Order): Common {
  const { _id, merchantId, storeId, kind, handover, note, amountFen, freightFen, uses, medical } = order;
  const { state, placedAt, paidAt, shippedAt, receivedAt, dueAt, afterSale, pointPart } = order;
  return {
    ...{ _id, merchantId, storeId, kind, handover, note, amountFen, freightFen, uses, medical },
    ...{ state, placedAt, paidAt, shippedAt, receivedAt, dueAt, afterSale },
    ...(pointPart !== undefined && { pointPart }),
    lines: order.lines.map(lineView),
    settled: order.settlements.map(useView),
    used: order.settlements.filter((one) => !one.reversed).length,
    refundedFen: refundedFenOf(order),
  };
}

function useView({ use, at, amountFen, refundedFen, reversed }: Settlement): UseView {
  return { use, at, amountFen, refundedFen, reversed };
}

/** Money on its way back, step by step; a time is null where the step has not come. */
export interface RefundView {
  readonly amountFen: Fen;
  /** Back in the custodialAccount from that moment on. */
  readonly pointUnits: PointUnits;
  readonly agreedAt: Instant;
  readonly sentAt: Instant | null;
  readonly arrivedAt: Instant | null;
  /** The customer's card is gone: a person has to act. */
  readonly isStuck: boolean;
  readonly isDone: boolean;
}
