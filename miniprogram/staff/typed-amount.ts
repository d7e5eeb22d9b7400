/** What stands on a keypad after a key: never more than two decimals, never a figure that is no sum. Pure. */

/** 0–9 · `.` · `back` · `clear` */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back' | 'clear';

const SUM = /^(0|[1-9]\d{0,6})(\.\d{0,2})?$/;

export function typedAfter(text: string, key: Key): string {
  if (key === 'clear') return '';
  if (key === 'back') return text.slice(0, -1);
  const next = text === '0' && key !== '.' ? key : text === '' && key === '.' ? '0.' : text + key;
  return SUM.test(next) ? next : text;
}
