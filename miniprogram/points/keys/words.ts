/** The 12 backup words: BIP39 with its simplified Chinese list, in which each word is one character. Pure. */
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/simplified-chinese';

export const WORDS = 12;
export const ENTROPY_BYTES = 16;

const known = new Set(wordlist);

export const isWord = (word: string): boolean => known.has(word);

/** @param entropy 16 bytes */
export function wordsOf(entropy: Uint8Array): readonly string[] {
  return entropyToMnemonic(entropy, wordlist).split(' ');
}

/** null: not 12 words of the list, or their check bits say that one is another or stands elsewhere. */
export function entropyOf(words: readonly string[]): Uint8Array | null {
  if (words.length !== WORDS || !words.every(isWord)) return null;
  try {
    return mnemonicToEntropy(words.join(' '), wordlist);
  } catch {
    return null;
  }
}

/** What was typed, with or without blanks, as words: everything that is no blank, sign or number between them. */
export function typedWords(text: string): readonly string[] {
  return Array.from(text.normalize('NFKD').replace(/[\s\d.,:;、，。；：]/g, ''));
}
