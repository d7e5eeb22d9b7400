/** Refunds of orders, whole or in parts. */
import { z } from 'zod';
import { accountOf, balanceOf, move } from '../balances';
import { ok, type Context, type Input, type Office, type Reply } from '../context';
import type { Refund, Trade } from '../documents';
import { ApiError } from '../errors';
import * as fields from '../fields';
import { refundId } from '../ids';
import { announceRefund } from '../notices/outbox';
import { digest } from '../orders/place';
import { refundKey, tradeKey } from '../store/state';
import { DAY_MS } from '../time';
import { refundView } from './views';

export const REFUND = 'POST /v3/refund/domestic/refunds';
/** Documented limits of one order. */
const REFUNDS_MAX = 50;
const REFUNDABLE_MS = 365 * DAY_MS;

const request = z.object({
  sub_mchid: fields.mchid.optional(),
  transaction_id: z.string().min(1).max(32).optional(),
  out_trade_no: fields.outTradeNo.optional(),
  out_refund_no: fields.outRefundNo,
  reason: z.string().max(80).optional(),
  notify_url: fields.notifyUrl.optional(),
  funds_account: z.enum(['AVAILABLE', 'UNSETTLED']).optional(),
  amount: z.object({ refund: fields.amountFen, total: fields.amountFen, currency: z.literal('CNY') }),
  goods_detail: z.array(z.record(z.string(), z.unknown())).optional(),
});

type Request = z.infer<typeof request>;

/** Accepts a refund: the money leaves the merchant's account at once, the result comes later. */
export function applyRefund(context: Context, input: Input): Reply {
  const { state, caller, now } = context;
  const asked = fields.parse(request, input.body);
  if ((asked.transaction_id ?? asked.out_trade_no) === undefined)
    throw fields.paramError(['transaction_id'], 'transaction_id or out_trade_no is required', undefined);
  const trade = findTrade(context, asked);
  const content = digest(asked);
  const known = state.refunds.get(refundKey({ mchid: caller.mchid, outRefundNo: asked.out_refund_no }));
  if (known !== undefined) {
    if (known.request !== content)
      throw new ApiError('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
    return ok(refundView(known, trade));
  }
  check(context, trade, asked);
  const refund = accepted(context, trade, asked, content);
  const refundedFen = trade.refundedFen + refund.refundFen;
  state.refunds.put(refund);
  state.trades.put({ ...trade, state: 'REFUND', refundedFen, refunds: trade.refunds + 1 });
  book(context, refund, trade, -refund.refundFen, '退款', now);
  return ok(refundView(refund, trade));
}

function accepted(context: Context, trade: Trade, asked: Request, content: string): Refund {
  const { caller, switches, now, refundMs } = context;
  const lateMs = switches.take('refund-late', REFUND)?.delayMs ?? 0;
  const isClosed = switches.take('refund-closed', REFUND) !== undefined;
  const isAbnormal = !isClosed && switches.take('refund-abnormal', REFUND) !== undefined;
  return {
    mchid: caller.mchid,
    subMchid: trade.subMchid,
    outRefundNo: asked.out_refund_no,
    refundId: refundId(now),
    tradeKey: tradeKey(trade),
    request: content,
    refundFen: asked.amount.refund,
    notifyUrl: asked.notify_url ?? null,
    reason: asked.reason ?? null,
    status: 'PROCESSING',
    outcome: isClosed ? 'CLOSED' : isAbnormal ? 'ABNORMAL' : 'SUCCESS',
    dueAt: now + refundMs + lateMs,
    createdAt: now,
    successAt: null,
  };
}

/** @throws ApiError RESOURCE_NOT_EXISTS */
function findTrade({ state, caller }: Context, asked: Request): Trade {
  const trade =
    asked.transaction_id === undefined
      ? state.trades.get(tradeKey({ mchid: caller.mchid, outTradeNo: asked.out_trade_no ?? '' }))
      : state.trades.select('transaction_id = ?', asked.transaction_id)[0];
  if (trade?.mchid !== caller.mchid || trade.subMchid !== (asked.sub_mchid ?? null))
    throw new ApiError('RESOURCE_NOT_EXISTS', '订单不存在');
  return trade;
}

function check({ state, switches, now }: Context, trade: Trade, { amount }: Request): void {
  if (trade.paidAt === null) throw new ApiError('INVALID_REQUEST', '订单未支付，不能退款');
  if (now > trade.paidAt + REFUNDABLE_MS)
    throw new ApiError('INVALID_REQUEST', '订单已经超过可退款的最大期限(支付完成后一年内可退款)');
  if (amount.total !== trade.totalFen)
    throw new ApiError('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试');
  if (trade.refundedFen + amount.refund > trade.totalFen)
    throw new ApiError('INVALID_REQUEST', '申请退款金额大于订单可退金额');
  if (trade.refunds >= REFUNDS_MAX) throw new ApiError('INVALID_REQUEST', '订单部分退款次数超过50次');
  const isLow = switches.take('balance-low', REFUND) !== undefined;
  if (isLow || balanceOf(state, accountOf(trade)) < amount.refund)
    throw new ApiError('NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
}

export function queryRefund({ state, caller }: Context, { params, query }: Input): Reply {
  const outRefundNo = fields.parse(fields.outRefundNo, params['out_refund_no'], 'path');
  const refund = state.refunds.get(refundKey({ mchid: caller.mchid, outRefundNo }));
  const trade = refund && state.trades.get(refund.tradeKey);
  if (refund === undefined || trade === undefined || refund.subMchid !== (query['sub_mchid'] ?? null))
    throw new ApiError('RESOURCE_NOT_EXISTS', '退款单不存在');
  return ok(refundView(refund, trade));
}

/** Ends the refunds whose time has come. */
export function settleRefunds(office: Office, now: number): void {
  const { state } = office;
  for (const refund of state.refunds.select('due_at <= ?', now)) {
    const trade = state.trades.get(refund.tradeKey);
    if (trade === undefined) throw new Error(`Refund ${refund.refundId} is of no order`);
    const isSuccess = refund.outcome === 'SUCCESS';
    const ended = { ...refund, status: refund.outcome, successAt: isSuccess ? refund.dueAt : null };
    state.refunds.put(ended);
    if (ended.status === 'CLOSED') giveBack(office, ended, trade);
    announceRefund(office, ended, trade, refund.dueAt);
  }
}

/** A closed refund has not happened: the merchant has its money and may refund the amount again. */
function giveBack(office: Office, refund: Refund, trade: Trade): void {
  const refundedFen = trade.refundedFen - refund.refundFen;
  const refunds = trade.refunds - 1;
  office.state.trades.put({ ...trade, state: refunds === 0 ? 'SUCCESS' : 'REFUND', refundedFen, refunds });
  book(office, refund, trade, refund.refundFen, '退款关闭', refund.dueAt);
}

function book(
  { state }: Office,
  refund: Refund,
  trade: Trade,
  amountFen: number,
  type: string,
  at: number,
): void {
  move(state, {
    account: accountOf(trade),
    at,
    businessNo: refund.refundId,
    business: '退款',
    type,
    amountFen,
    remark: refund.reason ?? '',
    voucher: refund.outRefundNo,
  });
}
