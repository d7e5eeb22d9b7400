/** Transfers (mch-transfer): money that a merchant sends to a person, who confirms it. */
import { z } from 'zod';
import { balanceOf, move } from '../balances';
import { ok, type Context, type Input, type Office, type Reply } from '../context';
import type { Transfer, TransferState } from '../documents';
import { ApiError } from '../errors';
import * as fields from '../fields';
import { packageInfo, transferBillNo } from '../ids';
import { announceTransfer } from '../notices/outbox';
import { digest } from '../orders/place';
import { openSealed, sealFor } from '../security/crypto';
import { transferKey } from '../store/state';
import { DAY_MS, SECOND_MS } from '../time';
import { cancelledView, createdView, transferView } from './views';

export const TRANSFER = 'POST /v3/fund-app/mch-transfer/transfer-bills';
/** Documented: from 0.1 yuan; from 2000 yuan on with the person's name. */
const AMOUNT_MIN_FEN = 10;
const NAMED_FROM_FEN = 200_000;
/** Documented: a person has 24 hours to confirm; bills are found for 30 days. */
const CONFIRM_MS = DAY_MS;
const FOUND_MS = 30 * DAY_MS;
/** How long the money is on its way, and a cancelled bill's way back; the documents give no figure. */
const ON_THE_WAY_MS = SECOND_MS;

const request = z.object({
  appid: fields.appid,
  out_bill_no: fields.outBillNo,
  transfer_scene_id: z.string().min(1).max(36),
  openid: fields.openid,
  user_name: z.string().min(1).max(1024).optional(),
  transfer_amount: fields.amountFen,
  transfer_remark: z.string().min(1).max(32),
  notify_url: fields.notifyUrl.optional(),
  user_recv_perception: z.string().max(32).optional(),
  transfer_scene_report_infos: z
    .array(z.object({ info_type: z.string().min(1).max(15), info_content: z.string().min(1).max(32) }))
    .min(1),
});

type Request = z.infer<typeof request>;

/** What a state becomes by itself, and after how long. */
function nextOf(state: TransferState, now: number, stepMs: number): Transfer['next'] {
  const next: Partial<Record<TransferState, Transfer['next']>> = {
    ACCEPTED: { at: now + stepMs, state: 'PROCESSING', failReason: null },
    PROCESSING: { at: now + stepMs, state: 'WAIT_USER_CONFIRM', failReason: null },
    WAIT_USER_CONFIRM: { at: now + CONFIRM_MS, state: 'FAIL', failReason: 'OVERDUE_CLOSE' },
    TRANSFERING: { at: now + ON_THE_WAY_MS, state: 'SUCCESS', failReason: null },
    CANCELING: { at: now + ON_THE_WAY_MS, state: 'CANCELLED', failReason: 'MCH_CANCEL' },
  };
  return next[state] ?? null;
}

/** Accepts a transfer: the money leaves the merchant's account at once. */
export function applyTransfer(context: Context, input: Input): Reply {
  const { state, caller, now, directory } = context;
  const asked = fields.parse(request, input.body);
  directory.requireAppid(asked.appid);
  const { user_name: sealedName, ...rest } = asked;
  const userName = readName(context, input, sealedName);
  // The name is encrypted anew at every try; what it says is what must be the same.
  const content = digest({ ...rest, userName });
  const known = state.transfers.get(transferKey({ mchid: caller.mchid, outBillNo: asked.out_bill_no }));
  if (known !== undefined) {
    if (known.request !== content)
      throw new ApiError('INVALID_REQUEST', '单号已存在但信息不一致，请查单后比较确认');
    return ok(createdView(known));
  }
  check(context, asked, userName);
  const transfer = accepted(context, asked, content, userName);
  state.transfers.put(transfer);
  book(context, transfer, -transfer.amountFen, '商家转账', now);
  return ok(createdView(transfer));
}

function accepted(context: Context, asked: Request, content: string, userName: string | null): Transfer {
  const { now, caller, switches } = context;
  const slow = switches.take('transfer-processing', TRANSFER);
  const state: TransferState = slow === undefined ? 'WAIT_USER_CONFIRM' : 'ACCEPTED';
  return {
    mchid: caller.mchid,
    appid: asked.appid,
    outBillNo: asked.out_bill_no,
    transferBillNo: transferBillNo(now),
    packageInfo: packageInfo(),
    request: content,
    openid: asked.openid,
    userName,
    amountFen: asked.transfer_amount,
    remark: asked.transfer_remark,
    sceneId: asked.transfer_scene_id,
    notifyUrl: asked.notify_url ?? null,
    state,
    stepMs: (slow?.delayMs ?? 2 * SECOND_MS) / 2,
    next: nextOf(state, now, (slow?.delayMs ?? 2 * SECOND_MS) / 2),
    failReason: null,
    createdAt: now,
    updatedAt: now,
  };
}

/** @throws ApiError PARAM_ERROR when the name was not encrypted for the serial of the header */
function readName({ keys, now }: Context, { headers }: Input, sealedName: string | undefined): string | null {
  if (sealedName === undefined) return null;
  const key = keys.decryptionKey(headers['wechatpay-serial'] ?? '', now);
  const name = key === undefined ? undefined : openSealed(sealedName, key);
  if (name === undefined) throw fields.paramError(['user_name'], 'cannot be decrypted', sealedName);
  return name;
}

function check({ state, caller, switches }: Context, asked: Request, userName: string | null): void {
  const { transfer_amount: fen } = asked;
  if (fen < AMOUNT_MIN_FEN) throw new ApiError('INVALID_REQUEST', '超过单笔转账上下限，核实产品设置是否准确');
  if (fen >= NAMED_FROM_FEN && userName === null)
    throw fields.paramError(['user_name'], 'required from 2000 yuan on', undefined);
  const isLow = switches.take('balance-low', TRANSFER) !== undefined;
  if (isLow || balanceOf(state, caller.mchid) < fen)
    throw new ApiError('NOT_ENOUGH', '商户账户资金不足，请充值后原单重试');
}

export function queryByOutBillNo(context: Context, input: Input): Reply {
  return ok(view(context, find(context, input)));
}

export function queryByTransferBillNo(context: Context, { params }: Input): Reply {
  const { state, caller, now } = context;
  const [transfer] = state.transfers.select('transfer_bill_no = ?', params['transfer_bill_no'] ?? '');
  return ok(view(context, found(transfer?.mchid === caller.mchid ? transfer : undefined, now)));
}

/** Sensitive fields of replies are encrypted with the key of the merchant's certificate. */
function view({ caller }: Context, transfer: Transfer): object {
  const { userName } = transfer;
  return transferView(transfer, userName === null ? null : sealFor(caller.certificate.publicKey, userName));
}

/** Possible until the person has confirmed. @throws ApiError INVALID_REQUEST, NOT_FOUND */
export function cancelTransfer(context: Context, input: Input): Reply {
  const transfer = find(context, input);
  if (['CANCELING', 'CANCELLED'].includes(transfer.state)) return ok(cancelledView(transfer));
  if (!['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(transfer.state))
    throw new ApiError('INVALID_REQUEST', '当前单据状态不支持撤销');
  return ok(cancelledView(turn(context, transfer, 'CANCELING', context.now)));
}

function find({ state, caller, now }: Context, { params }: Input): Transfer {
  const outBillNo = fields.parse(fields.outBillNo, params['out_bill_no'], 'path');
  return found(state.transfers.get(transferKey({ mchid: caller.mchid, outBillNo })), now);
}

function found(transfer: Transfer | undefined, now: number): Transfer {
  if (transfer === undefined || now > transfer.createdAt + FOUND_MS)
    throw new ApiError('NOT_FOUND', '记录不存在');
  return transfer;
}

/** Puts a transfer into a state, with everything that belongs to it. */
export function turn(
  office: Office,
  transfer: Transfer,
  state: TransferState,
  at: number,
  failReason: string | null = null,
): Transfer {
  const turned = { ...transfer, state, failReason, updatedAt: at, next: nextOf(state, at, transfer.stepMs) };
  office.state.transfers.put(turned);
  if (state === 'FAIL' || state === 'CANCELLED') book(office, turned, turned.amountFen, '商家转账退回', at);
  if (turned.next === null) announceTransfer(office, turned, at);
  return turned;
}

/** Lets time do its work: bills that start, expire, arrive or are called back. */
export function settleTransfers(office: Office, now: number): void {
  for (;;) {
    const due = office.state.transfers.select('due_at <= ?', now);
    if (due.length === 0) return;
    for (const transfer of due) {
      const { next } = transfer;
      if (next !== null) turn(office, transfer, next.state, next.at, next.failReason);
    }
  }
}

function book({ state }: Office, transfer: Transfer, amountFen: number, type: string, at: number): void {
  move(state, {
    account: transfer.mchid,
    at,
    businessNo: transfer.transferBillNo,
    business: '商家转账',
    type,
    amountFen,
    remark: transfer.remark,
    voucher: transfer.outBillNo,
  });
}
