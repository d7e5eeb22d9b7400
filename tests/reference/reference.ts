/**
 * The rule book as the plainest program that computes it: every holder has an exact SV and exact points,
 * and every close goes over all of them. It shares nothing with the mall that it checks.
 */

import { dayNumber, dayOf } from './calendar';
import { closeDay } from './close';
import { replayEvents, type ReplayEvent } from './events';
import { Mall } from './mall';
import { dayLine, holderLines } from './output';
import type { ReplayInput } from './parse';
import type { ReferencePolicy } from './policy';
import { nextPrice } from './price';

export interface ReferenceOptions {
  /** The last business day; without it, the day of the last event. */
  readonly through?: string | undefined;
  readonly policy: ReferencePolicy;
}

export interface ReferenceResult {
  /** The lines of days.csv. */
  readonly days: string[][];
  /** The lines of holders.csv, all-zero holders too. */
  readonly holders: string[][];
}

function firstOrderDay(input: ReplayInput): number {
  const days = input.orders.map((order) => dayOf(order.paidAt));
  if (days.length === 0) throw new Error('no orders: no business day');
  return days.reduce((least, day) => Math.min(least, day));
}

export function replayReference(input: ReplayInput, options: ReferenceOptions): ReferenceResult {
  const { policy } = options;
  const events = replayEvents(input);
  const firstDay = firstOrderDay(input);
  const lastEvent: ReplayEvent | undefined = events.at(-1);
  const lastDay = options.through === undefined ? dayOf(lastEvent?.time ?? '') : dayNumber(options.through);
  const mall = new Mall(input, policy);
  const days: string[][] = [];
  const allowances: bigint[] = [];
  let next = 0;
  const runThrough = (day: number): void => {
    for (let event = events[next]; event !== undefined && dayOf(event.time) <= day; event = events[next]) {
      mall.apply(event);
      next++;
    }
  };
  runThrough(Math.min(firstDay - 1, lastDay));
  let price = mall.price;
  for (let day = firstDay; day <= lastDay; day++) {
    mall.startDay(price);
    runThrough(day);
    days.push(dayLine(mall, day, closeDay(mall, day)));
    allowances.push(mall.today.allowance);
    price = nextPrice(price, allowances.slice(-policy.priceWindowDays), policy);
  }
  return { days, holders: holderLines(mall, lastDay) };
}
