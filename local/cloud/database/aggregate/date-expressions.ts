/** Operators on dates. mingo's are off for weeks, missing dates, zone names without a slash and partial parts. */
import { evalExpr } from 'mingo/core';
import { $dateFromString } from 'mingo/operators/expression';
import type { Options } from 'mingo/types';
import { isPlainDoc, type Doc } from '../ejson';
import { requestFailed } from '../errors';
import { isNone, textNeeded, type Operator } from './operands';
import { offsetMinutes, toUtcMs } from './timezone';

const DAY_MS = 86_400_000;
const ISO_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ';

/** A date on a zone's clocks, which its UTC getters tell. */
type Local = Date;

const dayOfYear = (d: Local): number =>
  Math.floor((d.getTime() - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
const isoDay = (d: Local): number => d.getUTCDay() || 7;
/** The Thursday of a date's week: its year is the week's year. */
const thursday = (d: Local): Local => new Date(d.getTime() + (4 - isoDay(d)) * DAY_MS);

/** The operators that take one part of a date. https://www.mongodb.com/docs/manual/reference/operator/aggregation/#date */
const PARTS: Record<`$${string}`, (date: Local) => number> = {
  $year: (d) => d.getUTCFullYear(),
  $month: (d) => d.getUTCMonth() + 1,
  $dayOfMonth: (d) => d.getUTCDate(),
  $hour: (d) => d.getUTCHours(),
  $minute: (d) => d.getUTCMinutes(),
  $second: (d) => d.getUTCSeconds(),
  $millisecond: (d) => d.getUTCMilliseconds(),
  $dayOfYear: dayOfYear,
  /** Sunday is 1. */
  $dayOfWeek: (d) => d.getUTCDay() + 1,
  /** Weeks begin on Sundays; the days before the year's first Sunday are in week 0. */
  $week: (d) => Math.floor((dayOfYear(d) - d.getUTCDay() + 6) / 7),
  $isoDayOfWeek: isoDay,
  $isoWeek: (d) => Math.ceil(dayOfYear(thursday(d)) / 7),
  $isoWeekYear: (d) => thursday(d).getUTCFullYear(),
};

const SPECIFIERS: Record<string, [part: `$${string}`, digits: number] | undefined> = {
  Y: ['$year', 4],
  m: ['$month', 2],
  d: ['$dayOfMonth', 2],
  H: ['$hour', 2],
  M: ['$minute', 2],
  S: ['$second', 2],
  L: ['$millisecond', 3],
  j: ['$dayOfYear', 3],
  w: ['$dayOfWeek', 1],
  U: ['$week', 2],
  u: ['$isoDayOfWeek', 1],
  V: ['$isoWeek', 2],
  G: ['$isoWeekYear', 4],
};

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

function format(pattern: string, local: Local, offset: number): string {
  return pattern.replace(/%(.)/g, (whole, letter: string) => {
    const specifier = SPECIFIERS[letter];
    if (specifier !== undefined) return padded(PARTS[specifier[0]]?.(local) ?? 0, specifier[1]);
    if (letter === '%') return '%';
    if (letter === 'Z') return String(offset);
    if (letter !== 'z') throw requestFailed(`Invalid format character '${whole}' in format string`);
    const minutes = Math.abs(offset);
    return `${offset < 0 ? '-' : '+'}${padded(Math.floor(minutes / 60), 2)}${padded(minutes % 60, 2)}`;
  });
}

/** The date and zone of an operand: an expression of a date, or {date, timezone}. Undefined when one is missing. */
function localOf(
  doc: unknown,
  operand: unknown,
  options: Options,
): { local: Local; offset: number } | undefined {
  const list: unknown = Array.isArray(operand) && operand.length === 1 ? operand[0] : operand;
  const spec = isPlainDoc(list) && 'date' in list ? list : { date: list };
  const date = evalExpr(doc, spec['date'], options);
  const zone = 'timezone' in spec ? evalExpr(doc, spec['timezone'], options) : 'UTC';
  if (isNone(date) || isNone(zone)) return undefined;
  if (!(date instanceof Date)) throw requestFailed("can't convert to Date");
  const offset = offsetMinutes(textNeeded('timezone', zone), date.getTime());
  return { local: new Date(date.getTime() + offset * 60_000), offset };
}

function part(read: (date: Local) => number): Operator {
  return (doc, operand, options) => {
    const at = localOf(doc, operand, options);
    return at === undefined ? null : read(at.local);
  };
}

const dateToString: Operator = (doc, operand, options) => {
  const spec = isPlainDoc(operand) ? operand : {};
  if (!('date' in spec)) throw requestFailed("Missing 'date' parameter to $dateToString");
  const at = localOf(doc, operand, options);
  if (at === undefined) return 'onNull' in spec ? evalExpr(doc, spec['onNull'], options) : null;
  const pattern = evalExpr(doc, spec['format'] ?? ISO_FORMAT, options);
  return isNone(pattern) ? null : format(textNeeded('$dateToString', pattern), at.local, at.offset);
};

/** By calendar or by ISO weeks; a part beyond its range carries over. Only the year is needed. */
const dateFromParts: Operator = (doc, operand, options) => {
  const parts = Object.fromEntries(
    Object.entries(operand as Doc).map(([name, expression]) => [name, evalExpr(doc, expression, options)]),
  );
  if (Object.values(parts).some(isNone)) return null;
  const number = (name: string, otherwise: number): number => {
    const value = parts[name] ?? otherwise;
    if (typeof value !== 'number') throw requestFailed(`'${name}' must evaluate to an integer`);
    return value;
  };
  const timeMs =
    ((number('hour', 0) * 60 + number('minute', 0)) * 60 + number('second', 0)) * 1000 +
    number('millisecond', 0);
  let dayMs: number;
  if ('isoWeekYear' in parts) {
    const firstThursday = thursday(new Date(Date.UTC(number('isoWeekYear', 1970), 0, 4)));
    const days = (number('isoWeek', 1) - 1) * 7 + number('isoDayOfWeek', 1) - 4;
    dayMs = firstThursday.getTime() + days * DAY_MS;
  } else {
    if (!('year' in parts)) throw requestFailed("$dateFromParts requires either 'year' or 'isoWeekYear'");
    dayMs = Date.UTC(number('year', 1970), number('month', 1) - 1, number('day', 1));
  }
  return new Date(toUtcMs(dayMs + timeMs, textNeeded('timezone', parts['timezone'] ?? 'UTC')));
};

const dateFromString: Operator = (doc, operand, options) => {
  const { timezone, onError, ...spec } = isPlainDoc(operand) ? operand : {};
  const zone = timezone === undefined ? 'UTC' : evalExpr(doc, timezone, options);
  const text = evalExpr(doc, spec['dateString'], options);
  if (isNone(zone)) return null;
  const read = parsed(doc, text, spec, options);
  if (read instanceof Date) {
    const zoned = typeof text === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(text);
    return zoned ? read : new Date(toUtcMs(read.getTime(), textNeeded('timezone', zone)));
  }
  if (isNone(text)) return read ?? null;
  if (onError === undefined) throw requestFailed(`Error parsing date string '${JSON.stringify(text)}'`);
  return evalExpr(doc, onError, options);
};

/** mingo reads the formats; what it cannot read it answers with an error or with nothing. */
function parsed(doc: unknown, text: unknown, spec: Doc, options: Options): unknown {
  if (typeof text === 'string' && spec['format'] === undefined) {
    const iso = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:?\d\d)?$/.test(text);
    return iso
      ? new Date(/Z|[+-]\d\d:?\d\d$/.test(text.slice(10)) || text.length === 10 ? text : `${text}Z`)
      : undefined;
  }
  try {
    return $dateFromString(doc as Doc, { dateString: text as string, ...spec }, options);
  } catch {
    return undefined;
  }
}

export const DATES: Record<`$${string}`, Operator> = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, read]) => [name, part(read)])),
  $dateToString: dateToString,
  $dateFromParts: dateFromParts,
  $dateFromString: dateFromString,
};
