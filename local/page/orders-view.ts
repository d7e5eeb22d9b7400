/** The latest orders: state, amounts, and what each settlement gave to whom (rules.md §6). */
import { dayText, momentText, pointText, svText, yuan } from './format';
import { dayOf } from '../../cloudfunctions/units/days';
import { html, NOTHING, type Html } from './html';
import type { Orders } from './mall-reader';
import { holderName, memberName, merchantName, type Names } from './names';

type Order = Orders[number];
type Settlement = Order['settlements'][number];
type Leg = Settlement['legs'][number];

const STATES: Readonly<Record<Order['state'], readonly [word: string, tone: string]>> = {
  created: ['待付款', 'warn'],
  paid: ['已付款', 'brand'],
  shipped: ['运送中', 'brand'],
  received: ['已收货', 'brand'],
  settled: ['已结算', 'good'],
  closed: ['已关闭', 'quiet'],
  refunded: ['已退款', 'quiet'],
};
const KINDS: Readonly<Record<Order['kind'], string>> = {
  goods: '商品',
  service: '项目',
  store: '到店付款',
  exchange: '积分兑换',
  pack: '礼包',
  slot: '广告位',
};
const REASONS: Readonly<Record<Leg['why'], string>> = {
  buyer: '消费所得',
  merchant: '商家所得',
  direct: '推荐所得',
  team: '级差',
  merchantReferrer: '商家推荐人',
  regionPartner: '区域合伙人',
  signup: '新会员首单',
  pack: '礼包',
  unlock: '解锁',
};

export function ordersView(orders: Orders, names: Names): Html {
  if (orders.length === 0) return html`<p class="empty">还没有订单。第一笔下单后，会出现在这里。</p>`;
  return html`
    <ul class="orders">
      ${orders.map((order) => orderRow(order, names))}
    </ul>
    <p class="note">显示最近 ${orders.length} 笔订单。</p>
  `;
}

function orderRow(order: Order, names: Names): Html {
  const [word, tone] = STATES[order.state];
  const [line] = order.lines;
  const more = order.lines.length > 1 ? ` 等 ${order.lines.length} 件` : '';
  const single = line === undefined || line.quantity === 1 ? '' : ` × ${line.quantity}`;
  return html`<li>
    <div class="what">
      <p class="title">${(line?.title ?? '') + single + more}</p>
      <p class="hint">
        ${memberName(names, order.memberId)} · ${merchantName(names, order.merchantId)} · ${KINDS[order.kind]}
        ${order.medical ? '· 医美' : ''}
      </p>
      <p class="hint"><span class="whole">${momentText(order.placedAt)}</span>${nextOf(order)}</p>
    </div>
    <div class="much">
      <p class="amount">${yuan(order.amountFen)}</p>
      <p><span class="state ${tone}">${word}</span></p>
    </div>
    ${earned(order, names)}
  </li>`;
}

/** What happens next and when, or what has happened instead. */
function nextOf(order: Order): Html[] {
  const due = order.dueAt === null ? '' : dayText(dayOf(order.dueAt));
  const used = order.settlements.filter((one) => !one.reversed).length;
  const said: string[] = [];
  if (order.state === 'created') said.push('30 分钟未付款即关闭');
  if (order.state === 'paid' && order.kind === 'goods') said.push('等待发货');
  if (order.state === 'paid' && order.kind === 'service') said.push(`已用 ${used} / ${order.uses} 次`);
  if (order.state === 'shipped' && due !== '') said.push(`预计 ${due}自动收货`);
  if (order.state === 'received' && due !== '') said.push(`预计 ${due}结算`);
  if (order.state === 'settled' && order.uses > 1) said.push(`共 ${order.uses} 次，已用 ${used} 次`);
  if (order.afterSale?.state === 'requested') said.push('售后待处理');
  if (order.afterSale?.state === 'refused') said.push('退款未通过');
  return said.map((text) => html`<span class="whole">${text}</span>`);
}

function earned(order: Order, names: Names): Html {
  const refundedFen =
    order.refundedUnsettledFen + order.settlements.reduce((sum, one) => sum + one.refundedFen, 0);
  const settled = order.settlements.filter((one) => one.legs.length > 0 || one.burned > 0);
  return html`<div class="terms">
      <span>让利额 ${yuan(order.allowanceFen)}</span>
      <span>商家支付 <span class="num">${pointText(order.deducted)}</span> 积分</span>
      ${refundedFen === 0 ? NOTHING : html`<span class="bad">已退 ${yuan(refundedFen)}</span>`}
    </div>
    ${
      settled.length === 0
        ? NOTHING
        : html`<details>
            <summary>谁得到了什么</summary>
            ${settled.map((one) => settlementView(order, one, names))}
          </details>`
    } `;
}

function settlementView(order: Order, settlement: Settlement, names: Names): Html {
  const use = order.uses > 1 ? `第 ${settlement.use} 次 · ` : '';
  const reversed = settlement.reversed ? '，已全部冲回' : settlement.refundedFen > 0 ? '，已按比例冲回' : '';
  return html`<p class="hint when">${use}${dayText(settlement.day)}结算${reversed}</p>
    <ul class="legs ${settlement.reversed ? 'reversed' : ''}">
      ${settlement.legs.map(
        (leg) =>
          html`<li>
            <span>${holderName(names, leg.to)}<span class="hint"> ${reasonOf(leg)}</span></span>
            <span class="num">${legAmount(leg)}</span>
          </li>`,
      )}
      <li>
        <span>销毁</span
        ><span class="num">${pointText(settlement.burned)} <span class="unit">积分</span></span>
      </li>
    </ul>`;
}

function reasonOf({ why, rateBp, heldAs }: Leg): string {
  const reason = rateBp === 0 || why === 'pack' ? REASONS[why] : `${REASONS[why]} ${rateBp / 100}%`;
  return heldAs === undefined ? reason : `${reason} · 实名后生效`;
}

function legAmount({ asset, units }: Leg): Html {
  return asset === 'SV'
    ? html`${svText(units)} <span class="unit">共享值</span>`
    : html`<span class="points">${pointText(units)}</span> <span class="unit">积分</span>`;
}
