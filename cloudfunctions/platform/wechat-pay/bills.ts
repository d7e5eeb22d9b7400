/** WeChat Pay's bill of a day (交易账单): every payment and refund of every sub-merchant. */
import { createHash } from 'node:crypto';
import * as z from 'zod';

import type { Day } from '../../units/days';
import { parseUnits } from '../../units/decimals';
import type { WechatPayClient } from './client';
import { unless, WechatPayFailure } from './failure';
import type { BillLine } from './wechat-pay';

const replyForm = z.object({
  hash_type: z.literal('SHA1'),
  hash_value: z.string(),
  download_url: z.string(),
});
/** Not made yet, and none because nothing happened: WeChat has a code for each. */
const NOT_YET = ['STATEMENT_CREATING'];
const EMPTY = ['NO_STATEMENT_EXIST'];

export async function fetchBill(client: WechatPayClient, day: Day): Promise<readonly BillLine[] | null> {
  return unless<readonly BillLine[] | null>(NOT_YET, null, () =>
    unless<readonly BillLine[]>(EMPTY, [], async () => {
      const params = { bill_date: day, bill_type: 'ALL' };
      const { hash_value, download_url } = await client.get('/v3/bill/tradebill', params, replyForm);
      const file = await client.download(download_url);
      if (createHash('sha1').update(file).digest('hex') !== hash_value.toLowerCase())
        throw new WechatPayFailure('NOT_FROM_WECHAT', `the bill of ${day} is not the one that was announced`);
      return readBill(file.toString('utf8'));
    }),
  );
}

const COLUMNS = {
  orderId: '商户订单号',
  subMchid: '特约商户号',
  state: '交易状态',
  paid: '订单金额',
  refundNumber: '商户退款单号',
  refunded: '申请退款金额',
} as const;

/**
 * Reads the file: a header, one line a payment or refund with every value after a backtick, and a
 * summary whose header begins with 总交易单数.
 */
export function readBill(text: string): BillLine[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = lines[0]?.split(',') ?? [];
  const place = Object.fromEntries(
    Object.entries(COLUMNS).map(([name, title]) => [name, placeOf(header, title)]),
  ) as Record<keyof typeof COLUMNS, number>;
  const end = lines.findIndex((line) => line.startsWith('总交易单数'));
  if (end < 0) throw new WechatPayFailure('NOT_FROM_WECHAT', 'a bill without its end');
  return lines.slice(1, end).map((line) => lineOf(line, place));
}

function placeOf(header: readonly string[], title: string): number {
  const place = header.indexOf(title);
  if (place < 0) throw new WechatPayFailure('NOT_FROM_WECHAT', `a bill without ${title}`);
  return place;
}

function lineOf(line: string, place: Record<keyof typeof COLUMNS, number>): BillLine {
  // A value may hold commas, but no comma followed by a backtick.
  const values = line.replace(/^`/, '').split(',`');
  const value = (name: keyof typeof COLUMNS): string => values[place[name]] ?? '';
  const kind = value('state') === 'REFUND' ? 'refund' : 'payment';
  const amountFen = parseUnits(value(kind === 'refund' ? 'refunded' : 'paid'), 2);
  if (amountFen === null) throw new WechatPayFailure('NOT_FROM_WECHAT', `a bill with the line ${line}`);
  const refundNumber = kind === 'refund' ? value('refundNumber') : '';
  return { kind, orderId: value('orderId'), subMchid: value('subMchid'), amountFen, refundNumber };
}
