/** An order as its page shows it. Pure. */
import { placeText } from '../../services/address';
import {
  afterSaleWord,
  isRefundable,
  kindWord,
  nextSentence,
  payFenOf,
  stateWord,
  type Order,
} from '../../services/order-words';
import { timeText } from '../../services/times';

export interface Step {
  readonly title: string;
  readonly at: string;
}

export interface OrderView {
  readonly order: Order | null;
  readonly kind: string;
  readonly state: string;
  readonly next: string;
  readonly payFen: number;
  readonly reducedFen: number;
  readonly refundedFen: number;
  /** Where the parcel goes; empty where there is none. */
  readonly place: string;
  readonly steps: readonly Step[];
  readonly afterSale: string;
  readonly isRefundable: boolean;
}

export function viewOfOrder(order: Order): OrderView {
  return {
    order,
    kind: kindWord(order),
    state: stateWord(order),
    next: nextSentence(order),
    payFen: payFenOf(order),
    reducedFen: order.lines.reduce((sum, line) => sum + line.reductionFen, 0),
    refundedFen: refundedFenOf(order),
    place: order.handover?.kind === 'ship' ? placeText(order.handover.address) : '',
    steps: stepsOf(order),
    afterSale: order.afterSale === null ? '' : afterSaleWord(order.afterSale.state),
    isRefundable: isRefundable(order),
  };
}

function refundedFenOf({ refundedUnsettledFen, settlements }: Order): number {
  return settlements.reduce((sum, { refundedFen }) => sum + refundedFen, refundedUnsettledFen);
}

/** What has happened, the latest first. */
function stepsOf(order: Order): Step[] {
  const happened: (readonly [title: string, at: number | null])[] = [
    ['下单', order.placedAt],
    ['付款', order.paidAt],
    ['商家发货', order.shippedAt],
    ['收货', order.receivedAt],
    ...order.settlements.map(
      ({ use, at }) => [order.uses > 1 ? `第 ${use} 次使用` : '订单完成', at] as const,
    ),
    ['申请退款', order.afterSale?.requestedAt ?? null],
  ];
  return happened
    .flatMap(([title, at]) => (at === null ? [] : [{ title, at }]))
    .sort((a, b) => b.at - a.at)
    .map(({ title, at }) => ({ title, at: timeText(at) }));
}
