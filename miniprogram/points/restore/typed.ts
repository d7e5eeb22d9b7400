/** What was typed of the 12 words so far: each with whether it is one, and what is wrong with them. Pure. */
import { entropyOf, isWord, typedWords, WORDS } from '../keys/words';

export interface Cell {
  readonly word: string;
  readonly isWrong: boolean;
}

export interface Typed {
  /** Always 12. */
  readonly cells: readonly Cell[];
  readonly count: number;
  readonly problem: string;
  /** null until they are 12 words that belong together. */
  readonly entropy: Uint8Array | null;
}

export function typedOf(text: string): Typed {
  const words = typedWords(text);
  const entropy = entropyOf(words);
  return {
    cells: Array.from({ length: WORDS }, (_, i) => cellOf(words[i])),
    count: words.length,
    problem: problemOf(words, entropy !== null),
    entropy,
  };
}

const cellOf = (word: string | undefined): Cell => ({
  word: word ?? '',
  isWrong: word !== undefined && !isWord(word),
});

function problemOf(words: readonly string[], fits: boolean): string {
  const wrong = words.findIndex((word) => !isWord(word));
  if (wrong >= 0) return `第 ${wrong + 1} 个字“${words[wrong] ?? ''}”不在备份用字里，请核对`;
  if (words.length > WORDS) return `多了 ${words.length - WORDS} 个字`;
  if (words.length === WORDS && !fits) return '12 个字都认得，但合不上：有一个抄错了，或者顺序不对';
  return '';
}
