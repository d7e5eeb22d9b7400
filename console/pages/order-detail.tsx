/** An order with everything that operators may know of it. */
import type { RowOf } from '../services/mall';
import { pointText, rateText, svText, yuanText } from '../services/amounts';
import { timeOrDash, timeText } from '../services/times';
import { AFTER_SALE, ORDER_KINDS, ORDER_STATES } from '../services/words';
import { Facts } from '../shell/facts';

export type Order = RowOf<'orders'>;

interface Bought {
  readonly lines: readonly Pick<Order['lines'][number], 'title' | 'quantity' | 'returned'>[];
}
type Asked = Bought & Pick<Order, 'kind' | 'afterSale'>;

const named = (title: string, quantity: number): string => `${title} × ${quantity}`;

export const titleOf = ({ lines }: Bought): string =>
  lines
    .map(({ title, quantity, returned = 0 }) =>
      returned === 0 ? named(title, quantity) : `${named(title, quantity)}（已退 ${returned}）`,
    )
    .join('；');

/** What is left of it to send. */
export const leftOf = ({ lines }: Bought): string =>
  lines
    .flatMap(({ title, quantity, returned = 0 }) =>
      quantity > returned ? [named(title, quantity - returned)] : [],
    )
    .join('；');

/** What the customer sends back, or does not want sent; empty where no goods are. */
export function backOf({ kind, lines, afterSale }: Asked): string {
  if (kind !== 'goods' || afterSale === null) return '';
  const pieces = (afterSale.pieces ?? []).map(({ line, quantity }) =>
    named(lines[line]?.title ?? '', quantity),
  );
  return pieces.length === 0 ? '商品留着，只退钱' : pieces.join('；');
}

export function OrderDetail({ order }: { readonly order: Order }) {
  const { afterSale } = order;
  return (
    <>
      <Facts
        title={`订单 ${order._id}`}
        facts={[
          ['状态', ORDER_STATES[order.state][0]],
          ['类型', ORDER_KINDS[order.kind]],
          ['商家', `${order.merchantName}（${order.merchantId}）`],
          ['顾客', order.memberId],
          ['城市', order.city],
          ['下单', timeText(order.placedAt)],
          ['付款', timeOrDash(order.paidAt)],
          ['发货', timeOrDash(order.shippedAt)],
          ['收货', timeOrDash(order.receivedAt)],
          ['微信支付商户号', order.subMchid ?? ''],
        ]}
      />
      <Facts
        title="金额与让利"
        facts={[
          ['商品金额', yuanText(order.amountFen)],
          ['运费', yuanText(order.freightFen)],
          ['让利额', yuanText(order.allowanceFen)],
          ['冻结积分', `${pointText(order.deducted)} 积分`],
          ['结算前已退', yuanText(order.refundedUnsettledFen)],
          ['政策版本', order.policyVersion],
        ]}
      />
      {order.lines.map((line) => (
        <Facts
          key={line.skuId}
          title={line.title}
          facts={[
            ['单价 × 数量', `${yuanText(line.unitPriceFen)} × ${line.quantity}`],
            ['已退', String(line.returned ?? 0)],
            ['优惠', yuanText(line.reductionFen)],
            ['实付', yuanText(line.amountFen)],
            ['让利率', rateText(line.allowanceRateBp)],
          ]}
        />
      ))}
      {afterSale !== null && (
        <Facts
          title="售后"
          facts={[
            ['状态', AFTER_SALE[afterSale.state][0]],
            ['退回', backOf(order)],
            ['金额', yuanText(afterSale.amountFen)],
            ['原因', afterSale.reason],
            ['申请', timeText(afterSale.requestedAt)],
            ['答复', afterSale.answer ?? ''],
          ]}
        />
      )}
      {order.settlements.map((one) => (
        <Facts
          key={`${one.use}-${one.round}`}
          title={order.uses > 1 ? `第 ${one.use} 次使用的结算` : '结算'}
          facts={[
            ['时间', timeText(one.at)],
            ['金额', yuanText(one.amountFen)],
            ['让利额', yuanText(one.allowanceFen)],
            ['扣除积分', `${pointText(one.deducted)} 积分`],
            ['奖励积分', `${pointText(sumOf(one.legs, 'POINTS'))} 积分`],
            ['奖励共享值', svText(sumOf(one.legs, 'SV'))],
            ['销毁积分', `${pointText(one.burned)} 积分`],
            ['已退', yuanText(one.refundedFen)],
            ['关联订单', one.related ? '是：不计共享值、奖励与 30 天' : '否'],
          ]}
        />
      ))}
    </>
  );
}

type Leg = Order['settlements'][number]['legs'][number];

function sumOf(legs: readonly Leg[], asset: Leg['asset']): number {
  return legs.filter((leg) => leg.asset === asset).reduce((sum, { units }) => sum + units, 0);
}
