/** What points cost at a price, in whole units: a point at 0.0001 yuan is 0.01 fen. Pure. */

/** 积分 are traded whole. */
export const UNITS_A_POINT = 1_000_000;

const PRICE_PLACES = 4;
const HUNDREDTHS_A_FEN = 100;
const BASIS_POINTS = 10_000;

/** 0.0001 yuan of a typed "1.05"; null where it is no price. */
export function priceOf(text: string): number | null {
  const [, whole = '', rest = ''] = /^(\d{1,5})(?:\.(\d{0,4}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole + rest.padEnd(PRICE_PLACES, '0'));
}

/** Whole points of a typed "40"; null where it is none. */
export function pointsOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text.trim()) ? Number(text.trim()) : null;
}

/** 10500 is written "1.0500". */
export function priceDigits(price: number): string {
  const digits = String(price).padStart(PRICE_PLACES + 1, '0');
  return `${digits.slice(0, -PRICE_PLACES)}.${digits.slice(-PRICE_PLACES)}`;
}

/** Whole points in these units; what is less than one is left off. */
export const wholePoints = (units: number): number => without(units, UNITS_A_POINT);

/** The most that a buyer pays: hundredths of a fen together, rounded up once. */
export const mostFen = (points: number, price: number): number => upToFen(points * price);

/** What hundredths of a fen cost whoever pays them. */
export function upToFen(hundredths: number): number {
  return without(hundredths, HUNDREDTHS_A_FEN) + (hundredths % HUNDREDTHS_A_FEN > 0 ? 1 : 0);
}

/** What a seller gets at this price before the fee: a fraction of a fen is left off. */
export const leastFen = (points: number, price: number): number => without(points * price, HUNDREDTHS_A_FEN);

export const feeOf = (fen: number, feeBp: number): number => without(fen * feeBp, BASIS_POINTS);

const without = (amount: number, unit: number): number => (amount - (amount % unit)) / unit;
