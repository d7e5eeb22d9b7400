/** What the counter's scanner reads: a customer's own code, with its prefix or as digits alone. */
import type { Scanned } from '../services/scan';

/** 12 digits of a voucher or member, with their prefix; or 8 of a pickup. */
const CUSTOMER = /^(?:gxg:)?\d{12}$/;
const PICKUP = /^\d{8}$/;

export type CustomerCodeKind = 'customer' | 'pickup';

/** Spaces and dashes between typed groups do not count. */
export function codeKind(text: string): CustomerCodeKind | null {
  const plain = digitsOf(text);
  if (CUSTOMER.test(plain)) return 'customer';
  return PICKUP.test(plain) ? 'pickup' : null;
}

export function digitsOf(text: string): string {
  return text.replace(/[\s-]/g, '');
}

/** The text of the code; null where the person closed the scanner. */
export async function scannedAtCounter(): Promise<string | null> {
  try {
    const { result }: Scanned = await wx.scanCode({ scanType: ['qrCode', 'barCode'] });
    return result;
  } catch {
    return null;
  }
}
