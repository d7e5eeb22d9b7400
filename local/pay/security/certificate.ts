/** Keys and X.509 certificates as the merchant platform hands them out. */
import 'reflect-metadata';
import { createPrivateKey, generateKeyPair, randomBytes, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import * as x509 from '@peculiar/x509';

const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const YEARS_VALID = 5;

export interface KeyPair {
  /** PEM, PKCS#8. */
  privateKey: string;
  /** PEM, SPKI. */
  publicKey: string;
}

export interface Certificate extends KeyPair {
  /** 40 hexadecimal digits. */
  serial: string;
  /** PEM. */
  certificate: string;
  notBefore: number;
  notAfter: number;
}

/** An RSA key of 2048 bits. */
export function makeKeyPair(): Promise<KeyPair> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** A key with a self-signed certificate for five years. @param commonName whose it is */
export async function makeCertificate(commonName: string, notBefore: number): Promise<Certificate> {
  const pair = await makeKeyPair();
  // A serial number is a positive integer: its first bit must not be set.
  const serial = `5${randomBytes(20).toString('hex').slice(1)}`.toUpperCase();
  const end = new Date(notBefore);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS_VALID);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial,
      name: `CN=${commonName}, O=Local WeChat Pay, C=CN`,
      notBefore: new Date(notBefore),
      notAfter: end,
      keys: await importPair(pair),
      signingAlgorithm: ALGORITHM,
    },
    webcrypto,
  );
  return {
    ...pair,
    serial,
    certificate: certificate.toString('pem'),
    notBefore,
    notAfter: end.getTime(),
  };
}

async function importPair(pair: KeyPair): Promise<webcrypto.CryptoKeyPair> {
  const { subtle } = webcrypto;
  const pkcs8 = createPrivateKey(pair.privateKey).export({ type: 'pkcs8', format: 'der' });
  const privateKey = await subtle.importKey('pkcs8', pkcs8, ALGORITHM, true, ['sign']);
  const spki = x509.PemConverter.decodeFirst(pair.publicKey);
  const publicKey = await subtle.importKey('spki', spki, ALGORITHM, true, ['verify']);
  return { privateKey, publicKey };
}
