/** The figures of days.csv and holders.csv as exact decimals. */

import { dayText } from './calendar';
import type { CloseResult } from './close';
import { compareText } from './events';
import { isCurrent, type Holder } from './holders';
import type { Mall } from './mall';
import { formatDecimal, nearestUnits, wholeUnits } from './money';

export const DAY_COLUMNS = [
  'day',
  'price',
  'counted_sv',
  'released',
  'allowance_settled',
  'points_deducted',
  'rewarded',
  'burned_total',
  'issued_total',
  'supplied_total',
] as const;

export const HOLDER_COLUMNS = [
  'kind',
  'id',
  'sv_counted',
  'sv_paused',
  'sv_locked',
  'sv_debt',
  'points',
] as const;

const sv = (units: bigint): string => formatDecimal(units, 4);
const points = (units: bigint): string => formatDecimal(units, 6);

export function dayLine(mall: Mall, day: number, close: CloseResult): string[] {
  return [
    dayText(day),
    formatDecimal(mall.price, 4),
    sv(nearestUnits(close.counted)),
    points(close.released),
    formatDecimal(mall.today.allowance, 2),
    points(mall.today.deducted),
    points(mall.today.rewarded),
    points(mall.burned),
    points(mall.issued),
    points(mall.supplied),
  ];
}

function holderLine(holder: Holder, current: boolean): string[] {
  const units = wholeUnits(holder.sv);
  return [
    holder.kind,
    holder.id,
    sv(current ? units : 0n),
    sv(current ? 0n : units),
    sv(holder.locked),
    sv(holder.debt),
    points(wholeUnits(holder.points)),
  ];
}

/** Every holder, zeros too, by kind and id; counted or paused is judged for the last closed day. */
export function holderLines(mall: Mall, lastDay: number): string[][] {
  return [...mall.holders.all()]
    .sort((a, b) => compareText(a.kind, b.kind) || compareText(a.id, b.id))
    .map((holder) => holderLine(holder, isCurrent(holder, lastDay, mall.policy.activeDays)));
}

export function isAllZero(line: readonly string[]): boolean {
  return line.slice(2).every((figure) => /^[0.]+$/.test(figure));
}

export function toCsv(header: readonly string[], lines: readonly (readonly string[])[]): string {
  return [header, ...lines].map((line) => `${line.join(',')}\n`).join('');
}
