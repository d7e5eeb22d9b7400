/** Rows of a CSV file, each knowing where it stands, so that every fault names file, line and reason. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { parse } from 'csv-parse/sync';

import { parseWallTime, type Instant } from '../../cloudfunctions/units/days';
import { parseUnits } from '../../cloudfunctions/units/decimals';

export type FileName = 'members' | 'merchants' | 'partners' | 'orders';

/** A file that cannot be replayed: which, where, why. */
export class BadFile extends Error {
  override name = 'BadFile';
  constructor(file: string, line: number, reason: string) {
    super(`${file}, line ${line}: ${reason}`);
  }
}

const HEADERS: Readonly<Record<FileName, readonly string[]>> = {
  members: ['member_id', 'joined_at', 'referrer_id', 'activated_at', 'role'],
  merchants: ['merchant_id', 'joined_at', 'referrer_id'],
  partners: ['city', 'member_id'],
  orders: [
    'order_id',
    'paid_at',
    'settled_at',
    'refunded_at',
    'member_id',
    'merchant_id',
    'channel',
    'city',
    'amount',
    'allowance_rate',
  ],
};

/** One row with where it stands; every getter answers a value or throws `BadFile`. */
export class Row {
  constructor(
    private readonly file: string,
    private readonly line: number,
    private readonly cells: Readonly<Record<string, string>>,
  ) {}

  fail(reason: string): never {
    throw new BadFile(this.file, this.line, reason);
  }
  text(column: string): string {
    const value = this.optional(column);
    return value ?? this.fail(`${column} is empty`);
  }
  optional(column: string): string | null {
    const value = this.cells[column] ?? '';
    if (value.length > 200) this.fail(`${column} is longer than 200 characters`);
    return value === '' ? null : value;
  }
  id(column: string): string {
    const value = this.text(column);
    // A colon would make an account name ambiguous.
    return /^[^\s:\p{C}][^:\p{C}]{0,99}$/u.test(value)
      ? value
      : this.fail(`${column} ${JSON.stringify(value)} is not an id`);
  }
  optionalId(column: string): string | null {
    return this.optional(column) === null ? null : this.id(column);
  }
  time(column: string): Instant {
    const value = this.text(column);
    return (
      parseWallTime(value) ?? this.fail(`${column} ${JSON.stringify(value)} is not a time YYYY-MM-DDTHH:mm`)
    );
  }
  optionalTime(column: string): Instant | null {
    return this.optional(column) === null ? null : this.time(column);
  }
  oneOf<T extends string>(column: string, values: readonly T[]): T {
    const value = this.text(column);
    const found = values.find((candidate) => candidate === value);
    return found ?? this.fail(`${column} ${JSON.stringify(value)} is none of ${values.join(', ')}`);
  }
  units(column: string, places: number, most: number): number {
    const value = this.text(column);
    const units = parseUnits(value, places);
    if (units === null)
      this.fail(`${column} ${JSON.stringify(value)} is not an amount with at most ${places} decimals`);
    return units <= most ? units : this.fail(`${column} ${value} is above the limit`);
  }
}

/** The rows of a CSV text; `file` is what messages call it. */
export function readRows(name: FileName, file: string, text: string): Row[] {
  let records: { info: { lines: number }; record: string[] }[];
  try {
    const options = { bom: true, info: true, skip_empty_lines: true, relax_column_count: true };
    // The package's types do not follow `info`.
    records = parse(text, options) as unknown as typeof records;
  } catch (error) {
    throw new BadFile(file, 1, `not a CSV file (${error instanceof Error ? error.message : String(error)})`);
  }
  const [header, ...rows] = records;
  const columns = HEADERS[name];
  if (header?.record.join(',') !== columns.join(','))
    throw new BadFile(file, 1, `the header must be ${columns.join(',')}`);
  return rows.map(({ info, record }) => {
    if (record.length !== columns.length)
      throw new BadFile(file, info.lines, `${record.length} columns instead of ${columns.length}`);
    return new Row(
      file,
      info.lines,
      Object.fromEntries(columns.map((column, i) => [column, record[i] ?? ''])),
    );
  });
}

/** Reads and checks one file from disk. */
export function readFile(name: FileName, path: string): Row[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new BadFile(basename(path), 0, 'cannot be read');
  }
  return readRows(name, basename(path), text);
}
