/** 公示: the price with its course, and the closed days with what went into them (rules.md §13). */
import { price as priceOf, dayText, pointText, priceText, svText, yuan } from './format';
import { html, NOTHING, type Html } from './html';
import type { Days, Overview } from './mall-reader';
import { priceChart } from './price-chart';

type DayRow = Days[number];

/** How many days the table shows at first; the rest unfolds. */
const FIRST_ROWS = 14;

export function summaryView(overview: Overview, days: Days): Html {
  const [last] = days;
  return html`
    <p class="label">今日价格 · ${dayText(overview.openDay)}</p>
    <p class="figure price"><small>¥</small>${priceText(overview.price)}<span class="unit">每积分</span></p>
    ${last === undefined ? NOTHING : changeOf(last)}
    <dl class="facts">
      ${fact('昨日计入', last === undefined ? '—' : svText(last.countedSvUnits), '共享值')}
      ${fact('昨日释放', last === undefined ? '—' : pointText(last.released), '积分')}
      ${fact('已发行', pointText(overview.issued), '积分')}
      ${fact('已销毁', pointText(overview.burned), '积分')}
    </dl>
    ${days.length < 2 ? NOTHING : priceChart([...days].reverse())}
  `;
}

function changeOf({ price, nextPrice, priceInputs }: DayRow): Html {
  const word = nextPrice > price ? '比昨日高' : nextPrice < price ? '比昨日低' : '与昨日相同';
  const amount = nextPrice === price ? '' : ` ¥${priceText(Math.abs(nextPrice - price))}`;
  return html`<p class="hint">${word}${amount} · ${ruleText(priceInputs['rule'])}</p>`;
}

function fact(name: string, value: string, unit: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd class="num">${value} <span class="unit">${unit}</span></dd>
  </div>`;
}

export function daysView(days: Days): Html {
  if (days.length === 0)
    return html`<p class="empty">还没有结算过的日子。点“下一天”，零点过后这里出现第一天。</p>`;
  return html`
    <table class="list days">
      <thead>
        <tr>
          <th>日期</th>
          <th class="right">价格<span class="unit">元/积分</span></th>
          <th class="right">计入的共享值</th>
          <th class="right">释放<span class="unit">积分</span></th>
          <th class="right">让利额<span class="unit">元</span></th>
          <th class="right">奖励<span class="unit">积分</span></th>
          <th class="right">销毁<span class="unit">积分</span></th>
          <th class="right">次日价格<span class="unit">元/积分</span></th>
        </tr>
      </thead>
      <tbody>
        ${days.slice(0, FIRST_ROWS).map(dayRow)}
      </tbody>
      ${
        days.length <= FIRST_ROWS
          ? NOTHING
          : html`<tbody hidden id="older-days">
              ${days.slice(FIRST_ROWS).map(dayRow)}
            </tbody>`
      }
    </table>
    ${
      days.length <= FIRST_ROWS
        ? NOTHING
        : html`<button class="more" type="button" data-unfold="older-days">
            再看更早的 ${days.length - FIRST_ROWS} 天
          </button>`
    }
    <p class="note">
      价格由前 7 天的让利额除以 7 × 888 得出，每天最多变动 5%。共享值不是钱，也不保证换成多少积分。
    </p>
  `;
}

function dayRow(day: DayRow): Html {
  const { totals } = day;
  return html`<tr>
    <th scope="row">${dayText(day.day)}</th>
    <td class="right" data-name="价格">${priceOf(day.price)}</td>
    <td class="right num" data-name="计入的共享值">${svText(day.countedSvUnits)}</td>
    <td class="right num" data-name="释放积分">${pointText(day.released)}</td>
    <td class="right" data-name="让利额">${yuan(totals.allowanceFen)}</td>
    <td class="right num" data-name="奖励积分">${pointText(totals.rewarded)}</td>
    <td class="right num" data-name="销毁积分">${pointText(totals.burned)}</td>
    <td class="right wide-only" data-name="次日价格">${priceOf(day.nextPrice)}</td>
  </tr>`;
}

function ruleText(rule: string | number = 'unchanged'): string {
  switch (rule) {
    case 'trades':
      return '按昨日成交均价';
    case 'allowance':
      return '按前 7 天让利额';
    default:
      return '沿用昨日价格';
  }
}
