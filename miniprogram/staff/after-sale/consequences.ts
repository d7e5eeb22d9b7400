/** What agreeing to a refund changes, before → after, in words. Pure. */
import type { DataOf } from '../../services/api';
import { pointText, yuanText } from '../../services/amounts';

type Order = DataOf<'store', 'orders'>['rows'][number];

export interface Consequence {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const isWhole = ({ amountFen, refundedFen, afterSale }: Order): boolean =>
  (afterSale?.amountFen ?? 0) + refundedFen === amountFen;

/** Freight goes back with the whole, while nothing has been sent. */
export function backFenOf(order: Order): number {
  const { freightFen, afterSale, state, kind } = order;
  const asked = afterSale?.amountFen ?? 0;
  return isWhole(order) && state === 'paid' && kind === 'goods' ? asked + freightFen : asked;
}

export function consequencesOf(order: Order): Consequence[] {
  const { amountFen, freightFen, refundedFen, deducted, settled, pointPart } = order;
  const kept = amountFen + freightFen - refundedFen;
  const money = { name: '这笔订单实收', before: yuanText(kept), after: yuanText(kept - backFenOf(order)) };
  const hasSettled = settled.some(({ reversed }) => !reversed);
  const ownPoints = {
    name: hasSettled ? '门店支付的积分' : '冻结的积分',
    before: pointText(deducted),
    after: !hasSettled && isWhole(order) ? '全部解冻，回到库存' : '按退款比例回到库存',
  };
  const paid = (pointPart?.units ?? 0) - (pointPart?.returned ?? 0);
  const customers = {
    name: '顾客付的积分',
    before: pointText(paid),
    after: pointText(paid - order.askedPointUnits),
  };
  return [
    ...(kept > 0 ? [money] : []),
    ...(paid > 0 ? [customers] : []),
    ...(deducted > 0 ? [ownPoints] : []),
  ];
}

/** "¥12.00", "¥12.00 和 3.00 积分": what the customer has again. */
export function backText(order: Order): string {
  const money = backFenOf(order);
  const points = order.askedPointUnits > 0 ? `${pointText(order.askedPointUnits)} 积分` : '';
  return money === 0 && points !== '' ? points : [yuanText(money), points].filter(Boolean).join(' 和 ');
}

/** What else happens, in a sentence. */
export function sentenceFor(order: Order): string {
  const points = order.pointPart === undefined ? '' : '顾客付的积分立即回到顾客的托管账户。';
  return `${points}${earnedSentence(order)}${shelfSentence(order)}`;
}

function earnedSentence({ settled }: Order): string {
  return settled.some(({ reversed }) => !reversed)
    ? '顾客和推荐人因这笔订单得到的共享值和积分按比例扣回。已经用掉的部分记为欠账，由对方以后得到的先归还，归还后回到您的库存。'
    : '这笔订单还没有结算，没有人得到过共享值和积分。';
}

/** What becomes of the goods themselves. */
function shelfSentence(order: Order): string {
  const { kind, state, shippedAt, receivedAt, settled, afterSale } = order;
  if (settled.some(({ reversed }) => !reversed)) return '';
  if (shippedAt !== null || receivedAt !== null)
    return '已经给了顾客的商品不自动回到货架，收到退货后请在商品里改库存。';
  if (isWhole(order)) return '商品库存和优惠券随退款退回。';
  const isToShip = kind === 'goods' && state === 'paid';
  if ((afterSale?.pieces ?? []).length > 0) return `退掉的商品回到货架${isToShip ? '，其余照常发货' : ''}。`;
  return isToShip ? '商品照常发货。' : '';
}
