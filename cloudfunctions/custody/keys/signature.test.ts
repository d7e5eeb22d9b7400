/** The vectors of RFC 8032 §7.1, what strictness refuses, and the text that is signed. */
import { ed25519 } from '@noble/curves/ed25519';
import fc from 'fast-check';

import { signedBytes, type SignedContent } from './message';
import { isSigned, isSignedBy } from './signature';

const bytes = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (text: Uint8Array): string => Buffer.from(text).toString('hex');

/** Secret, public key, message, signature. */
const RFC_8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

/** 2^252 + 27742317777372353535851937790883648493, the order of the group, little-endian. */
const ORDER = 'edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010';

test.each(RFC_8032)('RFC 8032: key %s', (secret, publicKey, message, signature) => {
  expect(hex(ed25519.getPublicKey(secret))).toBe(publicKey);
  expect(hex(ed25519.sign(bytes(message), bytes(secret)))).toBe(signature);
  expect(isSignedBy(publicKey, signature, bytes(message))).toBe(true);
  expect(isSignedBy(publicKey, signature, bytes(`${message}00`))).toBe(false);
});

test('a second form of the same signature is none: S is below the order of the group', () => {
  const [, publicKey, message, signature] = RFC_8032[1];
  const number = (text: string): bigint => BigInt(`0x${hex(bytes(text).reverse())}`);
  const s = number(signature.slice(64)) + number(ORDER);
  const second = signature.slice(0, 64) + hex(bytes(s.toString(16).padStart(64, '0')).reverse());
  expect(isSignedBy(publicKey, second, bytes(message))).toBe(false);
});

test('a key of small order, under which a signature fits any message, signs nothing', () => {
  const neutral = `01${'00'.repeat(31)}`;
  expect(isSignedBy(neutral, neutral + '00'.repeat(32), bytes('72'))).toBe(false);
});

test.each(['', 'zz', '00', 'ff'.repeat(32)])('%p is no key', (publicKey) => {
  expect(isSignedBy(publicKey, RFC_8032[0][3], bytes(''))).toBe(false);
});

const CONTENT: SignedContent = {
  ...{ environment: 'mall-1a2b', kind: 'transfer', from: 'bea-0a1b2c', to: 'ann-3d4e5f' },
  ...{ units: 1_500_000, sequence: 7, expiry: 1_780_243_200_000 },
};

test('what is signed, byte for byte', () => {
  expect(new TextDecoder().decode(signedBytes(CONTENT))).toBe(
    'gongxianggou.signed.1\nenvironment=mall-1a2b\nkind=transfer\nfrom=bea-0a1b2c\nto=ann-3d4e5f\n' +
      'units=1500000\nsequence=7\nexpiry=1780243200000\n',
  );
});

test('no value can begin another line, nor be missing', () => {
  for (const to of ['a\nunits=9', 'a=b', '', 'a b'])
    expect(() => signedBytes({ ...CONTENT, to })).toThrow(RangeError);
});

test('a signature is for one content alone: any other field, any other signature', () => {
  const secret = RFC_8032[0][0];
  const signature = hex(ed25519.sign(signedBytes(CONTENT), bytes(secret)));
  expect(isSigned(RFC_8032[0][1], signature, CONTENT)).toBe(true);
  const others: Partial<SignedContent>[] = [
    ...[{ environment: 'mall-2' }, { kind: 'custody' as const }, { from: 'cat-0a1b2c' }, { to: 'custodial' }],
    ...[{ units: 1_500_001 }, { sequence: 8 }, { expiry: CONTENT.expiry + 1 }],
  ];
  for (const other of others)
    expect(isSigned(RFC_8032[0][1], signature, { ...CONTENT, ...other })).toBe(false);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 63 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const forged = bytes(signature);
      forged[at] = (forged[at] ?? 0) ^ flip;
      return !isSigned(RFC_8032[0][1], hex(forged), CONTENT);
    }),
    { numRuns: 40 },
  );
});
