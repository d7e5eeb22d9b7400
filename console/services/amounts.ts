/** Amounts that people type. How they are shown is the mini-program's affair, and the same here. */
export {
  fenOf,
  millionthsText,
  pointText,
  priceText,
  rateText,
  svText,
  yuanText,
} from '../../miniprogram/services/amounts';

/** Basis points of a typed "10" or "7.5" percent; null where it is none. */
export function basisPointsOf(text: string): number | null {
  const [, whole = '', parts = ''] = /^(\d{1,3})(?:\.(\d{0,2}))?$/.exec(text.trim()) ?? [];
  if (whole === '') return null;
  const basisPoints = Number(whole + parts.padEnd(2, '0'));
  return basisPoints <= 10_000 ? basisPoints : null;
}

/** A whole number of a typed "120"; null where it is none. */
export function countOf(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) : null;
}

/** Fen as it is typed: "129.00". */
export function typedFen(fen: number): string {
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Basis points as they are typed: "10" or "7.5". */
export function typedRate(basisPoints: number): string {
  return typedFen(basisPoints).replace(/\.?0+$/, '');
}
