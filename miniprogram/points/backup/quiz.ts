/** Three words asked to see that they were written down. Pure: randomness is handed in. */
import { wordlist } from '@scure/bip39/wordlists/simplified-chinese';

export interface Question {
  /** From 1. */
  readonly number: number;
  /** The right word among others of the list, in the list's order. */
  readonly choices: readonly string[];
}

const QUESTIONS = 3;
const CHOICES = 9;
/** Two bytes of randomness for each wrong choice, two for each question. */
export const QUIZ_BYTES = 2 * QUESTIONS * (CHOICES + 4);

/** @param random QUIZ_BYTES of it */
export function quizOf(words: readonly string[], random: Uint8Array): readonly Question[] {
  let at = 0;
  const below = (limit: number): number => {
    const value = (random[at] ?? 0) * 256 + (random[at + 1] ?? 0);
    at += 2;
    return value % limit;
  };
  const left = words.map((_, i) => i);
  const asked = Array.from({ length: QUESTIONS }, () => left.splice(below(left.length), 1)[0] ?? 0);
  return asked
    .sort((a, b) => a - b)
    .map((index) => ({ number: index + 1, choices: choicesOf(words[index] ?? '', below) }));
}

function choicesOf(word: string, below: (limit: number) => number): readonly string[] {
  const chosen = new Set([word]);
  // From a random place on, so that it ends whatever the randomness is.
  for (let at = below(wordlist.length); chosen.size < CHOICES; at += 1 + below(200))
    chosen.add(wordlist[at % wordlist.length] ?? word);
  return [...chosen].sort((a, b) => wordlist.indexOf(a) - wordlist.indexOf(b));
}
