/** The slow salted hash of a pay password: scrypt, whose parameters stand beside each hash. */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { promisify } from 'node:util';

import type { HashParameters, PasswordHash } from '../documents';

const scryptOf = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** scrypt needs 128 × N × r bytes; node refuses more than it is told. */
const memoryOf = ({ log2N, r }: HashParameters): number => 256 * 2 ** log2N * r;

export async function hashPassword(password: string, parameters: HashParameters): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return { parameters, salt, hash: await digest(password, parameters, salt) };
}

export async function isPassword(password: string, secret: PasswordHash): Promise<boolean> {
  const made = await digest(password, secret.parameters, secret.salt);
  return timingSafeEqual(Buffer.from(made, 'hex'), Buffer.from(secret.hash, 'hex'));
}

async function digest(password: string, parameters: HashParameters, salt: string): Promise<string> {
  const { log2N, r, p } = parameters;
  const options = { N: 2 ** log2N, r, p, maxmem: memoryOf(parameters) };
  return (await scryptOf(password, Buffer.from(salt, 'hex'), HASH_BYTES, options)).toString('hex');
}
