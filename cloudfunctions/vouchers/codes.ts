/** Codes that customers show at a store: which one is good, and which are remembered. Pure. */
import type { Instant } from '../units/days';

export interface ShownCode {
  readonly digits: string;
  /** Of a voucher: the use that it stands for; 0 for a member's code. */
  readonly use: number;
  readonly expiresAt: Instant;
  /** Somebody of the staff has scanned it and may confirm until then, though it expires meanwhile. */
  readonly scan: { readonly staffId: string; readonly until: Instant } | null;
  /** What it was used for, once: the request tells a repetition from a second use. */
  readonly spent: { readonly requestId: string; readonly as: string } | null;
}

/** Long enough that ten guesses find nothing, short enough to be typed in three groups of four. */
export const CODE_DIGITS = 12;
/** In front of the digits in a QR code: tells the mall's codes from any other. */
export const CODE_PREFIX = 'gxg:';
/** A customer's second phone may show another one; the older ones are remembered to say why they fail. */
const REMEMBERED = 6;

/** The codes with one more, newest last; those that staff hold stay whatever comes. */
export function withCode(known: readonly ShownCode[], fresh: ShownCode, at: Instant): readonly ShownCode[] {
  const all = [...known, fresh];
  return all.filter((code, i) => i >= all.length - REMEMBERED || isHeld(code, at));
}

function isHeld({ scan, spent }: ShownCode, at: Instant): boolean {
  return spent === null && scan !== null && scan.until >= at;
}

export type CodeFault = 'CODE_UNKNOWN' | 'CODE_EXPIRED' | 'CODE_USED';

/** Why the code is not good for this person of the staff now; null when it is. */
export function faultOf(code: ShownCode | undefined, staffId: string, at: Instant): CodeFault | null {
  if (code === undefined) return 'CODE_UNKNOWN';
  if (code.spent !== null) return 'CODE_USED';
  const isHeldByThem = isHeld(code, at) && code.scan?.staffId === staffId;
  return at <= code.expiresAt || isHeldByThem ? null : 'CODE_EXPIRED';
}

export function findCode(known: readonly ShownCode[], digits: string): ShownCode | undefined {
  return known.find((code) => code.digits === digits);
}

/** The codes with this one changed. */
export function withChange(
  known: readonly ShownCode[],
  digits: string,
  change: Partial<Pick<ShownCode, 'scan' | 'spent'>>,
): readonly ShownCode[] {
  return known.map((code) => (code.digits === digits ? { ...code, ...change } : code));
}
