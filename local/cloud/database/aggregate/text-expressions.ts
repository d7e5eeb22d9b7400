/** Operators on texts in which mingo differs from MongoDB, or which it lacks. */
import { requestFailed } from '../errors';
import { countNeeded, isNone, onArguments, textNeeded, type Operator } from './operands';

export const TEXTS: Record<`$${string}`, Operator> = {
  $indexOfCP: onArguments((args) => indexIn('$indexOfCP', args, (text) => Array.from(text))),
  $indexOfBytes: onArguments((args) => indexIn('$indexOfBytes', args, bytesOf)),
  $substr: onArguments(substringOfBytes),
  $substrBytes: onArguments(substringOfBytes),
  $toLower: onArguments(([value]) => textOf('$toLower', value).toLowerCase()),
  $toUpper: onArguments(([value]) => textOf('$toUpper', value).toUpperCase()),
};

/** Each byte of UTF-8 as one character. */
function bytesOf(text: string): string[] {
  return Buffer.from(text).toString('latin1').split('');
}

/** The place of a text in another, counted in the units that the texts are split into; -1 when it is not there. */
function indexIn(operator: string, args: unknown[], split: (text: string) => string[]): number | null {
  const [text, wanted, start = 0, end = Infinity] = args;
  if (isNone(text)) return null;
  const units = split(textNeeded(operator, text));
  const sought = split(textNeeded(operator, wanted));
  const last =
    Math.min(units.length, end === Infinity ? Infinity : countNeeded(operator, end)) - sought.length;
  for (let i = countNeeded(operator, start); i <= last; i++) {
    if (sought.every((unit, k) => units[i + k] === unit)) return i;
  }
  return -1;
}

/** What MongoDB takes for a text: none is the empty text, numbers and dates are written out. */
function textOf(operator: string, value: unknown): string {
  if (isNone(value)) return '';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw requestFailed(`${operator}: can't convert to a string`);
}

/** From a byte on, so many bytes; a negative length goes to the end. Never through the middle of a character. */
function substringOfBytes([value, start, length]: unknown[]): string {
  const bytes = Buffer.from(textOf('$substrBytes', value));
  const from = countNeeded('$substrBytes', start);
  const count = typeof length === 'number' && length < 0 ? bytes.length : countNeeded('$substrBytes', length);
  const to = Math.min(from + count, bytes.length);
  if ([from, to].some((at) => at < bytes.length && ((bytes[at] ?? 0) & 0xc0) === 0x80))
    throw requestFailed('$substrBytes: Invalid range, starting or ending in the middle of a UTF-8 character');
  return bytes.toString('utf8', Math.min(from, bytes.length), to);
}
