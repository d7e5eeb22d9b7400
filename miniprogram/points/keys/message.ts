/** What a key signs, byte for byte as docs/accounts.md says, and the signature (Ed25519, RFC 8032). Pure. */
import { ed25519 } from '@noble/curves/ed25519';

import { bytesOf, hexOf, utf8Of } from './bytes';

export interface SignedContent {
  readonly environment: string;
  readonly kind: 'transfer' | 'custody' | 'key';
  /** The member's own address. */
  readonly from: string;
  /** An address · `custodial` · of a `key` the public key. */
  readonly to: string;
  readonly units: number;
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly expiry: number;
}

const VERSION = 'gongxianggou.signed.1';
const FIELDS = ['environment', 'kind', 'from', 'to', 'units', 'sequence', 'expiry'] as const;

export function messageOf(content: SignedContent): Uint8Array {
  const lines = FIELDS.map((name) => `${name}=${String(content[name])}`);
  return utf8Of([VERSION, ...lines].map((line) => `${line}\n`).join(''));
}

/** @returns hex */
export function signatureOf(secretKey: string, content: SignedContent): string {
  return signed(secretKey, messageOf(content));
}

/** @returns hex */
export function signed(secretKey: string, message: Uint8Array): string {
  return hexOf(ed25519.sign(message, bytesOf(secretKey)));
}
