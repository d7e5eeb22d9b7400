/**
 * From the words to the key, by standards alone, so that any other program can do the same (docs/accounts.md):
 * BIP39 makes the seed, SLIP-0010 the master key of Ed25519 from it, RFC 8032 the public key. Pure.
 */
import { ed25519 } from '@noble/curves/ed25519';
import { hmac } from '@noble/hashes/hmac';
import { pbkdf2Async } from '@noble/hashes/pbkdf2';
import { sha512 } from '@noble/hashes/sha2';

import { hexOf, utf8Of } from './bytes';
import { wordsOf } from './words';

const SEED_ROUNDS = 2048;
const SEED_BYTES = 64;
const KEY_BYTES = 32;

export interface KeyPair {
  /** Hex. */
  readonly publicKey: string;
  /** Hex; of RFC 8032 the 32 bytes that are the private key. */
  readonly secretKey: string;
}

/** BIP39 without a passphrase; the list's characters are normal forms already. Takes up to seconds on an old phone. */
export function seedOf(words: readonly string[]): Promise<Uint8Array> {
  return pbkdf2Async(sha512, utf8Of(words.join(' ')), utf8Of('mnemonic'), {
    c: SEED_ROUNDS,
    dkLen: SEED_BYTES,
  });
}

/** SLIP-0010, path `m`. */
export function masterKeyOf(seed: Uint8Array): KeyPair {
  const secret = hmac(sha512, utf8Of('ed25519 seed'), seed).slice(0, KEY_BYTES);
  return { publicKey: hexOf(ed25519.getPublicKey(secret)), secretKey: hexOf(secret) };
}

export async function keyOf(entropy: Uint8Array): Promise<KeyPair> {
  return masterKeyOf(await seedOf(wordsOf(entropy)));
}
