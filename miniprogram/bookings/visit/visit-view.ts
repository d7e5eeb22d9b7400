/** Planning a visit and following it, as the page shows both. Pure. */
import { placeText } from '../../services/address';
import type { DataOf } from '../../services/api';
import { VISIT_WAY, VISIT_WORDS, type Visit } from '../../services/booking-words';
import { nearDay, plainDay, spanText } from '../../services/days';
import { timeText } from '../../services/times';

export type Choices = DataOf<'member', 'visitChoices'>;
export type Address = Choices['addresses'][number];

/** Windows of one day of one store. */
export interface DayOfWindows {
  readonly day: string;
  readonly date: string;
  readonly name: string;
  readonly isFull: boolean;
  readonly windows: readonly ShownWindow[];
}

export interface ShownWindow {
  readonly day: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** "余 2" or "约满" */
  readonly left: string;
  readonly isFull: boolean;
}

/** The stores that come to the address, the first one that has a place left first. */
export function storesFor({ stores }: Choices, address: Address | null): Choices['stores'] {
  if (address === null) return [];
  const near = stores.filter(({ id }) => address.storeIds.includes(id));
  const hasPlace = (store: Choices['stores'][number]): boolean => store.windows.some(({ left }) => left > 0);
  return [...near.filter(hasPlace), ...near.filter((store) => !hasPlace(store))];
}

export function daysOf(store: Choices['stores'][number] | undefined, today: string): DayOfWindows[] {
  const windows = store?.windows ?? [];
  return [...new Set(windows.map(({ day }) => day))].map((day) => {
    const own = windows.filter((one) => one.day === day);
    const isFull = own.every(({ left }) => left === 0);
    return {
      ...{ day, isFull, date: plainDay(day).replace(' 月 ', '/').replace(' 日', '') },
      name: isFull ? '约满' : nearDay(day, today),
      windows: own.map(({ from, to, left }) => ({
        ...{ day, from, to, text: spanText(from, to), isFull: left === 0 },
        left: left === 0 ? '约满' : `余 ${left}`,
      })),
    };
  });
}

export interface Step {
  readonly title: string;
  readonly at: string;
  readonly isDone: boolean;
}

export interface VisitView {
  readonly state: string;
  readonly when: string;
  readonly place: string;
  readonly who: string;
  readonly steps: readonly Step[];
  readonly until: string;
}

export function viewOfVisit(visit: Visit): VisitView {
  const { state, at, day, from, to, address, provider, courier, dealerName, changeUntil } = visit;
  const isOver = state === 'cancelled' || state === 'failed';
  // What went another way shows only how far it came.
  const way = isOver ? [...VISIT_WAY.filter((one) => at[one] !== undefined), state] : VISIT_WAY;
  const reached = way.indexOf(state);
  const who = provider?.name ?? courier?.name ?? '';
  return {
    state: VISIT_WORDS[state],
    when: `${plainDay(day)} ${spanText(from, to)}`,
    place: placeText(address),
    who: [who, dealerName ?? ''].filter((part) => part !== '').join(' · '),
    steps: way.map((one, i) => {
      const reachedAt = at[one];
      const isDone = i <= reached;
      return {
        title: VISIT_WORDS[one],
        // Another time goes back to the beginning; later times are those of the plan before.
        at: isDone && reachedAt !== undefined ? timeText(reachedAt) : '',
        isDone,
      };
    }),
    until: changeUntil === null ? '' : timeText(changeUntil),
  };
}

export function limitWords(minutes: number): string {
  const before = minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
  return `上门前 ${before}可自行改约或取消；完成时请说出到家码`;
}
