/** Instants as people in Shanghai read them, whatever the phone's own zone is. */

// Asia/Shanghai has been UTC+8 without summer time since 1991.
const SHANGHAI_MS = 8 * 60 * 60_000;

/** "6 月 8 日" */
export function dayText(at: number): string {
  const date = new Date(at + SHANGHAI_MS);
  return `${date.getUTCMonth() + 1} 月 ${date.getUTCDate()} 日`;
}

/** "6 月 8 日 09:05" */
export function timeText(at: number): string {
  return `${dayText(at)} ${new Date(at + SHANGHAI_MS).toISOString().slice(11, 16)}`;
}
