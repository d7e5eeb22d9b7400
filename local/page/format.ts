/** Amounts and times as people read them. Whole units in, text out; what is shown is floored. */
import { dayOf, wallTime, type Day, type Instant } from '../../cloudfunctions/units/days';
import { formatUnits } from '../../cloudfunctions/units/decimals';
import { html, type Html } from './html';

/** @param places that the unit has; @param shown how many of them are shown */
function grouped(units: number, places: number, shown: number): string {
  const sign = units < 0 ? '−' : '';
  const text = formatUnits(Math.abs(units), places);
  const [whole = '0', fraction = ''] = text.split('.');
  const digits = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return shown === 0 ? sign + digits : `${sign}${digits}.${fraction.slice(0, shown)}`;
}

export const svText = (units: number): string => grouped(units, 4, 2);
export const pointText = (units: number): string => grouped(units, 6, 2);
export const priceText = (price: number): string => grouped(price, 4, 4);
const yuanText = (fen: number): string => grouped(fen, 2, 2);

/** An amount of cash; the sign is smaller than the number. */
export function yuan(fen: number): Html {
  return html`<span class="num"><small>¥</small>${yuanText(fen)}</span>`;
}

export function price(units: number): Html {
  return html`<span class="num price"><small>¥</small>${priceText(units)}</span>`;
}

/** 6 月 8 日 */
export function dayText(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month ?? 0} 月 ${date ?? 0} 日`;
}

/** 6 月 8 日 17:30 */
export function momentText(at: Instant): string {
  return `${dayText(dayOf(at))} ${wallTime(at).slice(11)}`;
}
