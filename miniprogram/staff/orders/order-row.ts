/** An order as a merchant's people see it in a list. Pure. */
import type { DataOf } from '../../services/api';
import { pointText } from '../../services/amounts';
import { timeText } from '../../services/times';

export type Order = DataOf<'store', 'orders'>['rows'][number];

export interface OrderRow {
  readonly id: string;
  readonly customer: string;
  readonly at: string;
  readonly state: string;
  readonly kind: Order['kind'];
  readonly lines: Order['lines'];
  readonly payFen: number;
  /** What was paid in points beside the money, or instead of it; empty where nothing was. */
  readonly points: string;
  readonly note: string;
  /** Where it goes, in one line; empty where nothing is sent. */
  readonly receiver: string;
  readonly address: string;
  readonly parcel: string;
  readonly isToShip: boolean;
  readonly isToFetch: boolean;
}

const STATES: Readonly<Record<Order['state'], string>> = {
  created: '待付款',
  paid: '已付款',
  shipped: '已发货',
  received: '已收货',
  settled: '已完成',
  closed: '已关闭',
  refunded: '已退款',
};

export function rowOf(order: Order): OrderRow {
  const { _id: id, customer, kind, lines, note, state, handover, paidAt, placedAt } = order;
  const isPaid = state === 'paid';
  const isAsked = order.afterSale?.state === 'requested';
  const shipped = handover?.kind === 'ship' ? handover : null;
  const parcel = shipped?.parcel ?? null;
  // Who asks for the money back is answered first.
  const isToShip = isPaid && !isAsked && shipped !== null;
  const isToFetch = isPaid && handover?.kind === 'pickup';
  const word = isToShip
    ? '待发货'
    : isToFetch
      ? '待自提'
      : isPaid && kind === 'service'
        ? '待使用'
        : STATES[state];
  return {
    ...{ id, customer, kind, lines, note, isToShip, isToFetch },
    at: timeText(paidAt ?? placedAt),
    state: isAsked ? '退款处理中' : word,
    payFen: order.amountFen + order.freightFen,
    points: order.pointPart === undefined ? '' : `${pointText(order.pointPart.units)} 积分`,
    receiver: shipped === null ? '' : `${shipped.address.name} ${shipped.address.phone}`,
    address: shipped === null ? '' : addressText(shipped.address),
    parcel: parcel === null ? '' : `${parcel.carrier} ${parcel.trackingNumber}`,
  };
}

type Address = Extract<NonNullable<Order['handover']>, { readonly kind: 'ship' }>['address'];

function addressText({ province, city, district, detail }: Address): string {
  return `${province === city ? '' : province}${city}${district}${detail}`;
}
