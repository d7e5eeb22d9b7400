/** What is said of a store: whether it is open, how far it is, when it can be visited. Pure. */
import type { DataOf } from '../../services/api';
import { clockText, dayOf, daysAfter, dayText, weekdayOf } from '../../services/times';

type Store = DataOf<'member', 'store'>;

const METRES_A_KM = 1_000;
/** Nobody walks by single metres. */
const STEP_M = 10;
const FAR_KM = 100;
const MINUTES_AN_HOUR = 60;
const DAY_WORDS = ['', '明天 ', '后天 '] as const;
/** By the number of the weekday, and in the order of a week here. */
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

/** "营业至 21:00", or when it opens next. */
export function openText(open: Store['open'], now: number): string {
  if (open.isOpen) return `营业至 ${clockText(open.until)}`;
  const { opensAt } = open;
  if (opensAt === null) return '营业时间请先打电话问问';
  const day = DAY_WORDS[daysAfter(opensAt, now)] ?? `${dayText(opensAt)} `;
  return `${day}${clockText(opensAt)} 开门`;
}

/** "350 m", "3.2 km", "120 km"; empty where it is not known. */
export function distanceText(metres: number | null): string {
  if (metres === null) return '';
  if (metres < METRES_A_KM) return `${Math.max(STEP_M, Math.round(metres / STEP_M) * STEP_M)} m`;
  const km = metres / METRES_A_KM;
  return `${km < FAR_KM ? km.toFixed(1) : String(Math.round(km))} km`;
}

export interface WeekRow {
  readonly label: string;
  readonly text: string;
  readonly isToday: boolean;
}

/** The week from Monday on; a day on which it stays closed this once says so. */
export function weekRows({ hours, closedDays, now }: Pick<Store, 'hours' | 'closedDays' | 'now'>): WeekRow[] {
  const today = weekdayOf(now);
  const isClosedToday = closedDays.includes(dayOf(now));
  return WEEK.map((weekday) => {
    const isToday = weekday === today;
    const spans = [...(hours[String(weekday)] ?? [])].sort(([a], [b]) => a - b);
    const usual = spans.map(([from, to]) => `${minuteText(from)}–${minuteText(to)}`).join('、') || '休息';
    return { label: WEEKDAYS[weekday], text: isToday && isClosedToday ? '今日店休' : usual, isToday };
  });
}

/** "6 月 8 日、6 月 9 日": days on which it stays closed, from tomorrow on. */
export function closedText({ closedDays, now }: Pick<Store, 'closedDays' | 'now'>): string {
  const today = dayOf(now);
  const ahead = closedDays.filter((day) => day > today);
  return ahead.map((day) => day.replace(/^\d{4}-0?(\d+)-0?(\d+)$/, '$1 月 $2 日')).join('、');
}

/** 630 is 10:30, and 1440 is 24:00. */
function minuteText(minute: number): string {
  const hour = Math.floor(minute / MINUTES_AN_HOUR);
  return `${String(hour).padStart(2, '0')}:${String(minute % MINUTES_AN_HOUR).padStart(2, '0')}`;
}
