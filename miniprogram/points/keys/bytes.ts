/** Bytes as texts and back. A phone has neither Buffer nor TextEncoder. Pure. */

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param hex of the phone's own making: pairs of digits */
export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** UTF-8. */
export function utf8Of(text: string): Uint8Array {
  const encoded = encodeURIComponent(text).match(/%[\dA-F]{2}|[^%]/g) ?? [];
  return Uint8Array.from(encoded, (one) =>
    one.startsWith('%') ? parseInt(one.slice(1), 16) : one.charCodeAt(0),
  );
}
