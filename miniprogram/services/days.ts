/** Business days and minutes of a day as people read them. */

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** "周一" of "2026-06-08". */
export function weekdayText(day: string): string {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** By number, 0 = Sunday. */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday] ?? '';
}

/** So many days later; a negative number goes back. */
export function daysLater(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** "6 月 8 日" */
export function plainDay(day: string): string {
  const [, month, date] = day.split('-');
  return `${Number(month)} 月 ${Number(date)} 日`;
}

/** "今天", "明天", or the weekday. */
export function nearDay(day: string, today: string): string {
  if (day === today) return '今天';
  return day === daysLater(today, 1) ? '明天' : weekdayText(day);
}

/** "6 月 8 日 周一", with 今天 or 明天 where it is so near. */
export function dayLine(day: string, today: string): string {
  return `${plainDay(day)} ${nearDay(day, today)}`;
}

/** Minutes of a day as "14:30". */
export function clockText(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Minutes of "14:30"; null where it is no time. */
export function minuteOf(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  if (hours === '' || Number(hours) > 24 || Number(minutes) > 59) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return minute > 24 * 60 ? null : minute;
}

/** "14:00–16:00" */
export function spanText(from: number, to: number): string {
  return `${clockText(from)}–${clockText(to)}`;
}
