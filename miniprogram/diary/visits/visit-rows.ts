/** A day's visits as the staff see them, and what can be done with each. Pure. */
import { placeText } from '../../services/address';
import type { DataOf } from '../../services/api';
import { VISIT_WORDS, type VisitState } from '../../services/booking-words';
import { spanText } from '../../services/days';

export type StoreVisits = DataOf<'store', 'visits'>;
export type Visit = StoreVisits['visits'][number];

/** What a tap on the visit's one button does; null where it is over. */
export type NextStep = 'assign' | 'depart' | 'arrive' | 'finish' | null;

const NEXT: Readonly<Record<VisitState, NextStep>> = {
  placed: 'assign',
  assigned: 'depart',
  onTheWay: 'arrive',
  arrived: 'finish',
  done: null,
  cancelled: null,
  failed: null,
};

export const NEXT_WORDS = {
  assign: '安排人员',
  depart: '出发',
  arrive: '已到达',
  finish: '输入到家码',
} as const;

/** Tabs by what is to be done. */
export const TABS = [
  { name: 'placed', label: '待安排', states: ['placed'] },
  { name: 'going', label: '进行中', states: ['assigned', 'onTheWay', 'arrived'] },
  { name: 'over', label: '已结束', states: ['done', 'failed', 'cancelled'] },
] as const satisfies readonly { name: string; label: string; states: readonly VisitState[] }[];
export type Tab = (typeof TABS)[number]['name'];

export interface Row {
  readonly id: string;
  readonly window: string;
  readonly title: string;
  readonly customer: string;
  readonly phone: string;
  readonly place: string;
  readonly note: string;
  readonly who: string;
  readonly state: VisitState;
  readonly word: string;
  readonly next: NextStep;
  readonly nextWord: string;
  readonly canMove: boolean;
  readonly canFail: boolean;
  readonly reason: string;
}

export function rowsOf(visits: readonly Visit[], tab: Tab): Row[] {
  const states: readonly VisitState[] = TABS.find(({ name }) => name === tab)?.states ?? [];
  return visits.filter(({ state }) => states.includes(state)).map(rowOf);
}

export function countsOf(visits: readonly Visit[]): Record<Tab, number> {
  const counts = { placed: 0, going: 0, over: 0 };
  for (const { name } of TABS) counts[name] = rowsOf(visits, name).length;
  return counts;
}

function rowOf(visit: Visit): Row {
  const { _id: id, from, to, title, address, note, provider, courier, dealerName, state, reason } = visit;
  const next = NEXT[state];
  return {
    ...{ id, title, note, state, next, reason: reason ?? '' },
    window: spanText(from, to),
    customer: address.name,
    phone: address.phone,
    place: placeText(address),
    who: [provider?.name, courier?.name, dealerName].filter((name) => typeof name === 'string').join(' · '),
    word: VISIT_WORDS[state],
    nextWord: next === null ? '' : NEXT_WORDS[next],
    canMove: state === 'placed' || state === 'assigned',
    canFail: state === 'onTheWay' || state === 'arrived',
  };
}
