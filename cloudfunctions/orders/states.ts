/** The states of an order and of a payment, as tables (rules.md §10). */
import { refuse } from '../platform/refusal';
import type { RefundStatus } from '../platform/wechat-pay/wechat-pay';

export type OrderState = 'created' | 'paid' | 'shipped' | 'received' | 'settled' | 'closed' | 'refunded';
export type OrderEvent = 'pay' | 'close' | 'ship' | 'bringBack' | 'receive' | 'redeem' | 'settle' | 'refund';
export type PaymentState = 'created' | 'paid' | 'closed' | 'paidAfterClose';
/** waiting: WeChat has not agreed yet · processing: it has · abnormal: the customer's card is gone, a person must act. */
export type RefundState = 'waiting' | 'processing' | 'abnormal' | 'done';

type Moves = Readonly<Partial<Record<OrderState, OrderState>>>;

/**
 * What an event makes of each state; a state that is missing refuses the event. A partial refund,
 * and a redemption that leaves uses, keep the state that they find.
 */
export const ORDER_MOVES: Readonly<Record<OrderEvent, Moves>> = {
  pay: { created: 'paid' },
  close: { created: 'closed' },
  ship: { paid: 'shipped' },
  /** A delivery by the store's own people that failed. */
  bringBack: { shipped: 'paid' },
  receive: { paid: 'received', shipped: 'received' },
  redeem: { paid: 'settled' },
  settle: { paid: 'settled', received: 'settled' },
  refund: { paid: 'refunded', shipped: 'refunded', received: 'refunded', settled: 'refunded' },
};

/** The state after the event, or the refusal `WRONG_STATE`. */
export function moved(state: OrderState, event: OrderEvent): OrderState {
  return ORDER_MOVES[event][state] ?? refuse('WRONG_STATE', { state, event });
}

/** What WeChat says of a refund, as a state of ours. One that it closed has to be asked for anew. */
export const REFUND_STATES: Readonly<Record<RefundStatus, RefundState>> = {
  processing: 'processing',
  success: 'done',
  abnormal: 'abnormal',
  closed: 'waiting',
};
