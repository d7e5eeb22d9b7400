/** Secrets of sign-ins and sessions: 32 random bytes, of which the mall keeps a hash alone. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Plain SHA-256: what is hashed cannot be guessed, so nothing slower protects it better. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(secretHash(secret), 'hex'), Buffer.from(hash, 'hex'));
}
