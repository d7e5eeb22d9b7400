/** The three algorithms of API v3: SHA256 with RSA, AEAD_AES_256_GCM, RSA-OAEP with SHA-1. */
import {
  createCipheriv,
  createSign,
  createVerify,
  privateDecrypt,
  publicEncrypt,
  constants,
  type KeyObject,
} from 'node:crypto';

/** What is signed: every line ends with a line feed, the last one too. */
export function lines(...parts: string[]): string {
  return parts.map((part) => `${part}\n`).join('');
}

/** @returns base64 */
export function sign(message: string, privateKey: string): string {
  return createSign('RSA-SHA256').update(message).sign(privateKey, 'base64');
}

export function isSignedBy(message: string, signature: string, publicKey: string | KeyObject): boolean {
  return createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64');
}

/** @returns base64 of the ciphertext with its 16 bytes of authentication behind */
export function seal(plain: string, apiV3Key: string, nonce: string, associatedData: string): string {
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from(associatedData));
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64',
  );
}

const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };

/** Encrypts a field that is nobody else's business. @returns base64 */
export function sealFor(publicKey: string, plain: string): string {
  return publicEncrypt({ key: publicKey, ...OAEP }, Buffer.from(plain)).toString('base64');
}

/** Reads what a merchant encrypted for the platform; undefined when it cannot be read. */
export function openSealed(base64: string, privateKey: string): string | undefined {
  try {
    return privateDecrypt({ key: privateKey, ...OAEP }, Buffer.from(base64, 'base64')).toString();
  } catch {
    return undefined;
  }
}
