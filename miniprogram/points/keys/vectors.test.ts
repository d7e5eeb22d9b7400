/** The phone's key by the standards' own vectors: BIP39, SLIP-0010, RFC 8032. */
import { createHmac, pbkdf2Sync, sign, createPrivateKey } from 'node:crypto';

import { wordlist as english } from '@scure/bip39/wordlists/english';
import { wordlist as chinese } from '@scure/bip39/wordlists/simplified-chinese';
import fc from 'fast-check';

import { bytesOf, hexOf, utf8Of } from './bytes';
import { keyOf, masterKeyOf, seedOf } from './derive';
import { signed } from './message';
import { entropyOf, isWord, typedWords, wordsOf } from './words';

/** github.com/trezor/python-mnemonic, vectors.json: those of 12 words. */
const BIP39: readonly (readonly [entropy: string, words: string])[] = [
  [
    '00000000000000000000000000000000',
    'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
  ],
  [
    '7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f',
    'legal winner thank year wave sausage worth useful legal winner thank yellow',
  ],
  [
    '80808080808080808080808080808080',
    'letter advice cage absurd amount doctor acoustic avoid letter advice cage above',
  ],
  ['ffffffffffffffffffffffffffffffff', 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong'],
  [
    '9e885d952ad362caeb4efe34a8e91bd2',
    'ozone drill grab fiber curtain grace pudding thank cruise elder eight picnic',
  ],
];

test.each(BIP39)('BIP39: %s', (entropy, words) => {
  // A list names the same numbers whatever its language.
  const numbers = words.split(' ').map((word) => english.indexOf(word));
  const expected = numbers.map((number) => chinese[number] ?? '');
  expect(wordsOf(bytesOf(entropy))).toEqual(expected);
  expect(hexOf(entropyOf(expected) ?? new Uint8Array())).toBe(entropy);
});

test('BIP39: the seed of words without a passphrase', async () => {
  const words = (BIP39[0]?.[1] ?? '').split(' ');
  expect(hexOf(await seedOf(words))).toBe(
    '5eb00bbddcf069084889a8ab9155568165f5c453ccb85e70811aaed6f6da5fc19a5ac40b389cd370d086206dec8aa6c43daea6690f20ad3d8d48b2d2ce9e38e4',
  );
});

test.each([
  [
    '000102030405060708090a0b0c0d0e0f',
    '2b4be7f19ee27bbf30c667b642d5f4aa69fd169872f8fc3059c08ebae2eb19e7',
    'a4b2856bfec510abab89753fac1ac0e1112364e7d250545963f135f2a33188ed',
  ],
  [
    'fffcf9f6f3f0edeae7e4e1dedbd8d5d2cfccc9c6c3c0bdbab7b4b1aeaba8a5a29f9c999693908d8a8784817e7b7875726f6c696663605d5a5754514e4b484542',
    '171cb88b1b3c1db25add599712e36245d75bc65a1a5c9e18d76f9f2b1eab4012',
    '8fe9693f8fa62a4305a140b9764c5ee01e455963744fe18204b4fb948249308a',
  ],
])('SLIP-0010, ed25519, m: %s', (seed, secretKey, publicKey) => {
  expect(masterKeyOf(bytesOf(seed))).toEqual({ secretKey, publicKey });
});

/** RFC 8032, section 7.1. */
test.each([
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
])('RFC 8032: %s', (secretKey, message, signature) => {
  expect(signed(secretKey, bytesOf(message))).toBe(signature);
});

test('another program with the words makes the same key and signature', async () => {
  const entropy = bytesOf('9e885d952ad362caeb4efe34a8e91bd2');
  const { secretKey } = await keyOf(entropy);
  const seed = pbkdf2Sync(wordsOf(entropy).join(' '), 'mnemonic', 2048, 64, 'sha512');
  const own = createHmac('sha512', 'ed25519 seed').update(seed).digest().subarray(0, 32);
  expect(secretKey).toBe(own.toString('hex'));
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), own]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  expect(signed(secretKey, utf8Of('一'))).toBe(sign(null, Buffer.from('一'), key).toString('hex'));
});

test('the list holds single characters that are normal forms, so phones need not agree on forms', () => {
  expect(chinese).toHaveLength(2048);
  expect(new Set(chinese).size).toBe(2048);
  expect(chinese.every((word) => Array.from(word).length === 1 && word.normalize('NFKD') === word)).toBe(
    true,
  );
});

test('any entropy comes back from its words; with one word changed almost none passes', () => {
  const entropy = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(entropy, (bytes) => {
      const words = wordsOf(bytes);
      expect(entropyOf(words)).toEqual(bytes);
      expect(typedWords(` ${words.join(' 2. ')}\n`)).toEqual(words);
    }),
  );
  const words = wordsOf(new Uint8Array(16));
  const others = chinese
    .map((word) => entropyOf([word, ...words.slice(1)]))
    .filter((found) => found !== null);
  expect(others.length).toBeLessThan(2048 / 10);
  expect(entropyOf([...words.slice(0, 11), '囧'])).toBeNull();
  expect(entropyOf(words.slice(1))).toBeNull();
  expect([isWord('的'), isWord('囧'), isWord('')]).toEqual([true, false, false]);
});

test('UTF-8 as Node writes it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(hexOf(utf8Of(text))).toBe(Buffer.from(text).toString('hex'));
    }),
  );
});
