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

/** 共享值 with every decimal there is. */
export function exactSvText(units: number): string {
  return cut(units, SV_PLACES, SV_PLACES);
}

/** 积分 with every decimal there is. */
export function exactPointText(units: number): string {
  return cut(units, POINT_PLACES, POINT_PLACES);
}

/** A price of 0.0001 yuan a point, as "¥1.0500". */
export function priceText(price: number): string {
  return `¥${cut(price, SV_PLACES, SV_PLACES)}`;
}

/** Basis points as "40%" or "7.5%". */
export function rateText(basisPoints: number): string {
  return `${cut(basisPoints, 2).replace(/\.?0+$/, '')}%`;
}

/** Millionths as "3.62%". */
export function millionthsText(millionths: number): string {
  return `${cut(millionths, 4)}%`;
}

/** Billionths as "0.0036%": parts of the whole mall are small. */
export function billionthsText(billionths: number): string {
  return `${cut(billionths, 7, 4)}%`;
}

/** A minus stands before what was taken. */
function cut(units: number, places: number, shown = SHOWN_PLACES): string {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const sign = units < 0 ? '−' : '';
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places).slice(0, shown)}`;
}

/** Units of typed points such as "12.5"; null where it is no amount of at most six decimals. */
export function pointUnitsOf(text: string): number | null {
  const [, whole = '', rest = ''] = /^(\d{1,9})(?:\.(\d{0,6}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole + rest.padEnd(POINT_PLACES, '0'));
}

/** Fen of a typed "12.34"; null where it is no sum of money of at most two decimals. */
export function fenOf(text: string): number | null {
  const [, whole = '', cents = ''] = /^(\d{1,8})(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole + cents.padEnd(SHOWN_PLACES, '0'));
}
