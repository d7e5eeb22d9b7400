/** Members and merchants as they stand now: 共享值 that counts, is paused or locked, and points. */
import { dayText, pointText, svText } from './format';
import { html, type Html } from './html';
import type { Overview } from './mall-reader';
import { holderName, type Names } from './names';

type Row = Overview['holders'][number];

const ROLE_NAMES: Readonly<Record<string, string>> = {
  vip: 'VIP',
  shopkeeper: '店主',
  shopTrader: '店商',
  serviceProvider: '服务商',
};

export function holdersView({ holders }: Overview, names: Names): Html {
  if (holders.length === 0) return html`<p class="empty">还没有会员。第一位登录商城后，会出现在这里。</p>`;
  const merchants = holders.filter(isMerchant).sort(bySv);
  const members = holders.filter((row) => !isMerchant(row)).sort(bySv);
  return html`
    <table class="list holders">
      <thead>
        <tr>
          <th>持有人</th>
          <th class="right">共享值</th>
          <th>计入情况</th>
          <th class="right">锁定<span class="unit">共享值</span></th>
          <th class="right">待抵扣<span class="unit">共享值</span></th>
          <th class="right">积分</th>
          <th class="right">冻结<span class="unit">积分</span></th>
        </tr>
      </thead>
      <tbody>
        ${[...merchants, ...members].map((row) => holderRow(row, names))}
      </tbody>
    </table>
    <p class="note">
      最近一笔已结算订单后的 30 天内，共享值参与每日转换；之后暂停，不减少，下一笔订单结算当天恢复。
    </p>
  `;
}

const isMerchant = (row: Row): boolean => row.id.startsWith('merchant:');
const bySv = (a: Row, b: Row): number => b.svUnits - a.svUnits;

function holderRow(row: Row, names: Names): Html {
  return html`<tr>
    <th scope="row"><span class="name">${holderName(names, row.id)}</span> ${standing(row)}</th>
    <td class="right num main" data-name="共享值">${svText(row.svUnits)}</td>
    <td data-name="计入情况">${counting(row)}</td>
    ${amount('锁定共享值', row.lockedSvUnits, svText)} ${amount('待抵扣共享值', row.svDebtUnits, svText)}
    <td class="right num points" data-name="积分">${points(row)}</td>
    ${amount('冻结积分', row.frozenPointUnits, pointText)}
  </tr>`;
}

function standing(row: Row): Html {
  if (isMerchant(row)) return html`<span class="tag">商家</span>`;
  if (!row.active) return html`<span class="tag quiet">未激活</span>`;
  return html`<span class="tag">${ROLE_NAMES[row.role] ?? row.role}</span>`;
}

function counting({ isCounted, countsThrough, svUnits }: Row): Html {
  if (countsThrough === '') return html`<span class="quiet">未开始</span>`;
  if (isCounted) return html`<span class="good">计入至 ${dayText(countsThrough)}</span>`;
  const since = `${dayText(countsThrough)}后暂停`;
  return svUnits === 0 ? html`<span class="quiet">${since}</span>` : html`<span class="warn">${since}</span>`;
}

/** A merchant may owe points; that is said in words, not with a sign. */
function points({ pointUnits }: Row): Html {
  if (pointUnits < 0) return html`<span class="warn">欠 ${pointText(-pointUnits)}</span>`;
  return html`${pointText(pointUnits)}`;
}

/** Of nothing a desk shows a dash, a phone not even its name. */
function amount(name: string, units: number, text: (units: number) => string): Html {
  return units === 0
    ? html`<td class="right quiet none" data-name="${name}">—</td>`
    : html`<td class="right num" data-name="${name}">${text(units)}</td>`;
}
