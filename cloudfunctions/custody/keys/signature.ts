/** Ed25519 as RFC 8032 says it, strictly: no second form of a signature, no key of small order. Pure. */
import { ed25519 } from '@noble/curves/ed25519';

import { signedBytes, type SignedContent } from './message';

/** Hex; false for whatever is no signature or no key. */
export function isSignedBy(publicKey: string, signature: string, message: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    // Not a point, or not of the right length.
    return false;
  }
}

export function isSigned(publicKey: string, signature: string, content: SignedContent): boolean {
  return isSignedBy(publicKey, signature, signedBytes(content));
}
