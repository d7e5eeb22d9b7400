/** A bill of a day as WeChat Pay gives it: an address and a hash, then a table whose every value begins with a backtick. */
import { createHash } from 'node:crypto';
import * as z from 'zod';

import type { Day } from '../../units/days';
import type { Query, WechatPayClient } from './client';
import { unless, WechatPayFailure } from './failure';

const replyForm = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
});
/** Not made yet, and none because nothing happened: WeChat has a code for each. */
const NOT_YET = ['STATEMENT_CREATING'];
const EMPTY = ['NO_STATEMENT_EXIST'];

/** The rows that `read` makes of the file; null while there is none yet, no rows for a day without anything. */
export async function fetchBillFile<Row>(
  client: WechatPayClient,
  path: string,
  asked: Query & { readonly bill_date: Day },
  read: (text: string) => readonly Row[],
): Promise<readonly Row[] | null> {
  return unless<readonly Row[] | null>(NOT_YET, null, () =>
    unless<readonly Row[]>(EMPTY, [], async () => {
      const { hash_value, download_url } = await client.get(path, asked, replyForm);
      const file = await client.download(download_url);
      if (createHash('sha1').update(file).digest('hex') !== hash_value.toLowerCase())
        throw new WechatPayFailure(
          'NOT_FROM_WECHAT',
          `the bill of ${asked.bill_date} is not the one that was announced`,
        );
      return read(file.toString('utf8'));
    }),
  );
}

/** Reads the named columns of every line before the summary, which begins with `end`. */
export function readTable<Name extends string>(
  text: string,
  columns: Readonly<Record<Name, string>>,
  end: string,
): Record<Name, string>[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = lines[0]?.split(',') ?? [];
  const names = Object.keys(columns) as Name[];
  const places = names.map((name) => [name, placeOf(header, columns[name])] as const);
  const last = lines.findIndex((line) => line.startsWith(end));
  if (last < 0) throw new WechatPayFailure('NOT_FROM_WECHAT', 'a bill without its end');
  return lines.slice(1, last).map((line) => {
    // A value may hold commas, but no comma followed by a backtick.
    const values = line.replace(/^`/, '').split(',`');
    const row = places.map(([name, place]) => [name, values[place] ?? ''] as const);
    return Object.fromEntries(row) as Record<Name, string>;
  });
}

function placeOf(header: readonly string[], title: string): number {
  const place = header.indexOf(title);
  if (place < 0) throw new WechatPayFailure('NOT_FROM_WECHAT', `a bill without ${title}`);
  return place;
}
