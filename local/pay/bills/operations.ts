/** Asking for bills and downloading them. */
import { createHash, randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { ok, type Context, type Input, type Reply } from '../context';
import { ApiError } from '../errors';
import * as fields from '../fields';
import { DAY_MS, HOUR_MS, MINUTE_MS, startOfDay } from '../time';
import { fundBill } from './fund-bill';
import { tradeBill } from './trade-bill';

/** Documented: bills of a day are begun at 9 of the next and are there at 10. */
const BEGUN_MS = DAY_MS + 9 * HOUR_MS;
const READY_MS = DAY_MS + 10 * HOUR_MS;
/** Documented: three months; the link is good for five minutes. */
const KEPT_MS = 92 * DAY_MS;
const LINK_MS = 5 * MINUTE_MS;

const billDate = z.string().refine((day) => !Number.isNaN(startOfDay(day)));
const tarType = z.literal('GZIP').optional();
const tradeQuery = z.object({
  bill_date: billDate,
  sub_mchid: fields.mchid.optional(),
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  tar_type: tarType,
});
const fundQuery = z.object({
  bill_date: billDate,
  account_type: z.enum(['BASIC', 'OPERATION', 'FEES']).default('BASIC'),
  tar_type: tarType,
});

/** @throws ApiError NO_STATEMENT_EXIST, STATEMENT_CREATING */
export function applyTradeBill(context: Context, input: Input): Reply {
  const { bill_date, sub_mchid, bill_type, tar_type } = fields.parse(tradeQuery, input.query, 'query');
  const { state, caller } = context;
  const key = ['trade', bill_type, caller.mchid, sub_mchid ?? '', bill_date].join('/');
  return link(context, key, bill_date, tar_type !== undefined, (from) =>
    tradeBill(state, from, bill_type, caller.mchid, sub_mchid),
  );
}

/** There is one account a merchant, the basic one. @throws ApiError NO_STATEMENT_EXIST, STATEMENT_CREATING */
export function applyFundBill(context: Context, input: Input): Reply {
  const { bill_date, account_type, tar_type } = fields.parse(fundQuery, input.query, 'query');
  const { state, caller } = context;
  const key = ['fund', account_type, caller.mchid, bill_date].join('/');
  return link(context, key, bill_date, tar_type !== undefined, (from) =>
    account_type === 'BASIC' ? fundBill(state, from, caller.mchid) : undefined,
  );
}

function link(
  context: Context,
  key: string,
  day: string,
  isGzip: boolean,
  make: (from: number) => string | undefined,
): Reply {
  const { state, caller, now, url } = context;
  const from = startOfDay(day);
  if (now >= from + BEGUN_MS && now < from + READY_MS)
    throw new ApiError('STATEMENT_CREATING', '账单生成中，请稍后再试');
  const isThere = now >= from + READY_MS && now < from + KEPT_MS;
  const content = isThere ? (state.bills.get(key)?.content ?? make(from)) : undefined;
  if (content === undefined) throw new ApiError('NO_STATEMENT_EXIST', '请求的账单文件不存在');
  state.bills.put({ key, content });
  const token = randomBytes(48).toString('base64url');
  state.tokens.put({ token, mchid: caller.mchid, billKey: key, isGzip, expiresAt: now + LINK_MS });
  return ok({
    download_url: `${url}/v3/billdownload/file?token=${token}${isGzip ? '&tartype=gzip' : ''}`,
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(content).digest('hex'),
  });
}

/** The file itself; its reply bears no signature. @throws ApiError INVALID_REQUEST for a link that is no longer good */
export function downloadBill({ state, caller, now }: Context, { query }: Input): Reply {
  const token = state.tokens.get(query['token'] ?? '');
  const bill = token && state.bills.get(token.billKey);
  if (token === undefined || bill === undefined || token.mchid !== caller.mchid || now > token.expiresAt)
    throw new ApiError('INVALID_REQUEST', '下载链接过期，请重新请求文件下载');
  const file = Buffer.from(bill.content);
  return { status: 200, file: token.isGzip ? gzipSync(file) : file };
}
