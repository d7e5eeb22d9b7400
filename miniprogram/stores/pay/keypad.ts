/** What the keys of the amount do. Pure. */
import { fenOf, yuanText } from '../../services/amounts';

export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back';

export const KEYS: readonly { readonly key: Key; readonly label: string; readonly said: string }[] = [
  ...(['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const).map((key) => ({ key, label: key, said: key })),
  { key: '.', label: '.', said: '小数点' },
  { key: '0', label: '0', said: '0' },
  { key: 'back', label: '', said: '删除' },
];

const PLACES = 2;

/**
 * The text after a key. A key that would make something else than a sum of money, or more than `mostFen`, changes
 * nothing.
 */
export function typed(text: string, key: Key, mostFen: number): string {
  if (key === 'back') return text.slice(0, -1);
  const next = nextText(text, key);
  const fen = fenOf(next);
  return fen === null || fen > mostFen ? text : next;
}

function nextText(text: string, key: Exclude<Key, 'back'>): string {
  if (key === '.') return text.includes('.') ? text : `${text || '0'}.`;
  if (text === '0') return key;
  const [, cents = ''] = text.split('.');
  return cents.length === PLACES ? text : `${text}${key}`;
}

/** Why a key changed nothing, where that is not plain to see; empty otherwise. */
export function refusedWords(text: string, key: Key, mostFen: number): string {
  if (key === 'back' || key === '.' || typed(text, key, mostFen) !== text) return '';
  const [, cents = ''] = text.split('.');
  if (cents.length === PLACES || (text === '0' && key === '0')) return '';
  return `这家门店现在一笔最多收 ${yuanText(mostFen)}`;
}

/** The sum that was typed; 0 while there is none. */
export function typedFen(text: string): number {
  return fenOf(text) ?? 0;
}
