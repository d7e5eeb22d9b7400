/** The course of the price as a drawing with axes and unit; its table is the one of the days. */
import { dayText, priceText } from './format';
import { html, type Html } from './html';
import type { Days } from './mall-reader';

interface Size {
  readonly width: number;
  readonly height: number;
  readonly name: 'narrow' | 'wide';
}

/** Text in a drawing grows and shrinks with it, so a phone and a desk have their own. */
const SIZES: readonly Size[] = [
  { width: 311, height: 150, name: 'narrow' },
  { width: 1000, height: 220, name: 'wide' },
];
const LEFT = 48;
const RIGHT = 10;
const TOP = 24;
const BOTTOM = 24;
const STEPS = 3;

/** @param days oldest first, at least two */
export function priceChart(days: Days): Html {
  return html`<figure class="chart">${SIZES.map((size) => drawing(days, size))}</figure>`;
}

function drawing(days: Days, { width, height, name }: Size): Html {
  const prices = days.map((day) => day.price);
  const [low, high] = bounds(prices);
  const x = (i: number): number => LEFT + (i * (width - LEFT - RIGHT)) / (days.length - 1);
  const y = (price: number): number => TOP + ((high - price) * (height - TOP - BOTTOM)) / (high - low);
  const points = prices.map((price, i) => `${x(i).toFixed(1)},${y(price).toFixed(1)}`).join(' ');
  const levels = Array.from({ length: STEPS + 1 }, (_, k) => low + ((high - low) * k) / STEPS);
  const last = prices.length - 1;
  return html`<svg
    class="${name}"
    viewBox="0 0 ${width} ${height}"
    role="img"
    aria-label="每日价格，元每积分"
  >
    <text x="0" y="11">元/积分</text>
    ${levels.map(
      (level) =>
        html`<line class="grid" x1="${LEFT}" x2="${width - RIGHT}" y1="${y(level)}" y2="${y(level)}" />
          <text class="level" x="${LEFT - 8}" y="${y(level) + 4}">${priceText(level).slice(0, -2)}</text>`,
    )}
    <polyline points="${points}" />
    <circle cx="${x(last)}" cy="${y(prices[last] ?? 0)}" r="3.5" />
    ${[0, Math.floor(last / 2), last].map(
      (i) =>
        html`<text class="day${i === 0 ? ' first' : i === last ? ' last' : ''}" x="${x(i)}" y="${height - 6}">
          ${dayText(days[i]?.day ?? '')}
        </text>`,
    )}
  </svg>`;
}

/** Whole steps of 0.01 yuan around the prices, divisible by the number of levels. */
function bounds(prices: readonly number[]): readonly [number, number] {
  const step = 100 * STEPS;
  const low = Math.floor(Math.min(...prices) / step) * step;
  const high = Math.ceil(Math.max(...prices) / step) * step;
  return [low, high === low ? low + step : high];
}
