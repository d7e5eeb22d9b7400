/** Whole units as people read them: digits are cut and joined, never divided. */

const POINT_PLACES = 6;
const SV_PLACES = 4;
const SHOWN_PLACES = 2;

/** Fen as yuan before and after the point: 1234 is 12 and 34. */
export function yuanParts(fen: number): { readonly whole: string; readonly cents: string } {
  const digits = String(fen).padStart(SHOWN_PLACES + 1, '0');
  return { whole: digits.slice(0, -SHOWN_PLACES), cents: digits.slice(-SHOWN_PLACES) };
}

/** Fen as "¥12.34". */
export function yuanText(fen: number): string {
  const { whole, cents } = yuanParts(fen);
  return `¥${whole}.${cents}`;
}

/** 共享值 of 0.0001, with 2 decimals; what is smaller is left off. */
export function svText(units: number): string {
  return cut(units, SV_PLACES);
}

/** 积分 of 0.000001, with 2 decimals; what is smaller is left off. */
export function pointText(units: number): string {
  return cut(units, POINT_PLACES);
}

function cut(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places).slice(0, SHOWN_PLACES)}`;
}

/** Fen of a typed "12.34"; null where it is no sum of money of at most two decimals. */
export function fenOf(text: string): number | null {
  const [, whole = '', cents = ''] = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole + cents.padEnd(SHOWN_PLACES, '0'));
}
