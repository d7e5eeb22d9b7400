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

const NEXT_WORDS = {
  assign: '安排人员',
  depart: '出发',
  arrive: '已到达',
  finish: '输入到家码',
} as const;

/** Tabs by what is to be done. */
export const TABS = [
  { name: 'placed', label: '待安排' },
  { name: 'going', label: '进行中' },
  { name: 'over', label: '已结束' },
] as const;

const TAB_OF: Readonly<Record<VisitState, Tab>> = {
  placed: 'placed',
  assigned: 'going',
  onTheWay: 'going',
  arrived: 'going',
  done: 'over',
  failed: 'over',
  cancelled: 'over',
};
export type Tab = (typeof TABS)[number]['name'];

/** Who looks at them. */
export interface Looking {
  readonly may: Pick<StoreVisits['may'], 'assign'>;
  /** For another merchant, which moves and cancels them. */
  readonly isDealer: boolean;
}

export interface Row {
  readonly id: string;
  readonly window: string;
  readonly title: string;
  readonly customer: string;
  readonly phone: string;
  readonly place: string;
  readonly note: string;
  readonly who: string;
  /** Whose visit it is, for a dealer. */
  readonly seller: string;
  readonly state: VisitState;
  readonly word: string;
  readonly next: NextStep;
  readonly nextWord: string;
  readonly canMove: boolean;
  readonly canReassign: boolean;
  readonly canFail: boolean;
  readonly reason: string;
}

export function rowsOf(visits: readonly Visit[], tab: Tab, looking: Looking): Row[] {
  return visits.filter((visit) => tabOf(visit, looking) === tab).map((visit) => rowOf(visit, looking));
}

export function countsOf(visits: readonly Visit[], looking: Looking): Record<Tab, number> {
  const counts = { placed: 0, going: 0, over: 0 };
  for (const visit of visits) counts[tabOf(visit, looking)] += 1;
  return counts;
}

/** What a dealer was handed waits until one of its own people is named. */
const isUnnamed = ({ state, provider, courier }: Visit): boolean =>
  state === 'assigned' && provider === null && courier === null;

function tabOf(visit: Visit, { isDealer }: Looking): Tab {
  return isDealer && isUnnamed(visit) ? 'placed' : TAB_OF[visit.state];
}

/** What is handed to a dealer goes on by the dealer's hand. */
function nextOf(visit: Visit, { may, isDealer }: Looking): NextStep {
  if (!isDealer && visit.dealerId !== null && visit.state !== 'placed') return null;
  const next = isDealer && isUnnamed(visit) ? 'assign' : NEXT[visit.state];
  return next === 'assign' && !may.assign ? null : next;
}

function rowOf(visit: Visit, looking: Looking): Row {
  const { _id: id, from, to, title, address, note, provider, courier, dealerName, state, reason } = visit;
  const { may, isDealer } = looking;
  const next = nextOf(visit, looking);
  const isWaiting = state === 'placed' || state === 'assigned';
  return {
    ...{ id, title, note, state, next, reason: reason ?? '' },
    window: spanText(from, to),
    customer: address.name,
    phone: address.phone,
    place: placeText(address),
    who: [provider?.name, courier?.name, isDealer ? null : dealerName]
      .filter((name) => typeof name === 'string')
      .join(' · '),
    seller: isDealer ? visit.storeName : '',
    word: VISIT_WORDS[isDealer && isUnnamed(visit) ? 'placed' : state],
    nextWord: next === null ? '' : NEXT_WORDS[next],
    canMove: isWaiting && may.assign && !isDealer,
    canReassign: state === 'assigned' && may.assign && next !== 'assign',
    canFail: (state === 'onTheWay' || state === 'arrived') && (isDealer || visit.dealerId === null),
  };
}
