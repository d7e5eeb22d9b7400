/** The person's side of a transfer: the page that wx.requestMerchantTransfer opens. */
import { z } from 'zod';
import type { Office } from '../context';
import type { Transfer } from '../documents';
import { openid } from '../fields';
import { TRANSFER, turn } from './transfers';

export const receiptRequest = z.object({
  openid,
  /** The name that the person has proven to WeChat; absent, it is the one that the merchant gave. */
  realName: z.string().optional(),
});

export type ReceiptRequest = z.infer<typeof receiptRequest>;

export interface Receipt {
  state: Transfer['state'];
  mchid: string;
  amountFen: number;
  remark: string;
}

export type ReceiptResult =
  { result: 'confirmed' } | { result: 'refused'; reason: 'UNKNOWN' | 'PAYEE' | 'STATE' | 'NAME' | 'FAILED' };

function find({ state }: Office, packageInfo: string): Transfer | undefined {
  return state.transfers.select('package_info = ?', packageInfo)[0];
}

export function showReceipt(office: Office, packageInfo: string): Receipt | undefined {
  const transfer = find(office, packageInfo);
  if (transfer === undefined) return undefined;
  const { state, mchid, amountFen, remark } = transfer;
  return { state, mchid, amountFen, remark };
}

/** Takes the money, or says why not. */
export function confirm(
  office: Office,
  packageInfo: string,
  request: ReceiptRequest,
  now: number,
): ReceiptResult {
  const transfer = find(office, packageInfo);
  if (transfer === undefined) return { result: 'refused', reason: 'UNKNOWN' };
  if (transfer.openid !== request.openid) return { result: 'refused', reason: 'PAYEE' };
  if (transfer.state !== 'WAIT_USER_CONFIRM') return { result: 'refused', reason: 'STATE' };
  const { userName } = transfer;
  if (userName !== null && (request.realName ?? userName) !== userName) {
    turn(office, transfer, 'FAIL', now, 'NAME_NOT_CORRECT');
    return { result: 'refused', reason: 'NAME' };
  }
  const failed = office.switches.take('transfer-failed', TRANSFER);
  if (failed !== undefined) {
    turn(office, transfer, 'FAIL', now, failed.reason ?? 'OTHER_FAIL_REASON_TYPE');
    return { result: 'refused', reason: 'FAILED' };
  }
  turn(office, transfer, 'TRANSFERING', now);
  return { result: 'confirmed' };
}
