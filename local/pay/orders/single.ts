/** One order: JSAPI of a direct merchant or of a service provider. */
import { z } from 'zod';
import { NO_CONTENT, ok, type Context, type Input, type Reply } from '../context';
import type { Payment, Trade } from '../documents';
import { ApiError } from '../errors';
import * as fields from '../fields';
import { paymentKey, tradeKey } from '../store/state';
import { place } from './place';
import { directOrder, partnerOrder } from './schemas';
import { transactionView } from './views';

type Mode = 'direct' | 'partner';

const directParties = z.object({ mchid: fields.mchid });
const partnerParties = z.object({ sp_mchid: fields.mchid, sub_mchid: fields.mchid });

export function placeDirect(context: Context, input: Input): Reply {
  const order = fields.parse(directOrder, input.body);
  requireCaller(context, order.mchid);
  context.directory.requireAppid(order.appid);
  return place(
    context,
    {
      mode: 'direct',
      mchid: order.mchid,
      appid: order.appid,
      outNo: order.out_trade_no,
      content: order,
      payer: order.payer,
      sceneInfo: order.scene_info,
      timeExpire: order.time_expire,
      notifyUrl: order.notify_url,
    },
    [
      {
        mchid: order.mchid,
        subMchid: null,
        appid: order.appid,
        subAppid: null,
        outTradeNo: order.out_trade_no,
        description: order.description,
        attach: order.attach ?? null,
        totalFen: order.amount.total,
        openid: order.payer.openid,
      },
    ],
  );
}

export function placePartner(context: Context, input: Input): Reply {
  const order = fields.parse(partnerOrder, input.body);
  const { sp_openid, sub_openid } = order.payer;
  requireCaller(context, order.sp_mchid);
  context.directory.requireAppid(order.sp_appid);
  context.directory.requireSubMerchant(order.sub_mchid);
  if (sub_openid !== undefined && order.sub_appid === undefined)
    throw fields.paramError(['sub_appid'], 'sub_openid needs sub_appid', undefined);
  return place(
    context,
    {
      mode: 'partner',
      mchid: order.sp_mchid,
      // The sheet opens in the app whose openid the request names.
      appid: sp_openid === undefined ? (order.sub_appid ?? order.sp_appid) : order.sp_appid,
      outNo: order.out_trade_no,
      content: order,
      payer: {
        ...(sp_openid === undefined ? {} : { sp_openid }),
        ...(sub_openid === undefined ? {} : { sub_openid }),
      },
      sceneInfo: order.scene_info,
      timeExpire: order.time_expire,
      notifyUrl: order.notify_url,
    },
    [
      {
        mchid: order.sp_mchid,
        subMchid: order.sub_mchid,
        appid: order.sp_appid,
        subAppid: order.sub_appid ?? null,
        outTradeNo: order.out_trade_no,
        description: order.description,
        attach: order.attach ?? null,
        totalFen: order.amount.total,
        openid: sp_openid ?? sub_openid ?? '',
      },
    ],
  );
}

/** The parties that a query or a close names must be the order's own. */
function find(
  context: Context,
  mode: Mode,
  trade: Trade | undefined,
  parties: unknown,
  from: 'query' | 'body',
): [Payment, Trade] {
  const named =
    mode === 'direct'
      ? { ...fields.parse(directParties, parties, from), sub_mchid: null }
      : renamed(fields.parse(partnerParties, parties, from));
  requireCaller(context, named.mchid);
  if (trade === undefined || trade.isCombined || trade.subMchid !== named.sub_mchid)
    throw new ApiError('ORDER_NOT_EXIST', '订单不存在');
  const payment = context.state.payments.get(
    paymentKey({ mode, mchid: trade.mchid, outNo: trade.outTradeNo }),
  );
  if (payment?.mode !== mode) throw new ApiError('ORDER_NOT_EXIST', '订单不存在');
  return [payment, trade];
}

function renamed({ sp_mchid, sub_mchid }: z.infer<typeof partnerParties>): {
  mchid: string;
  sub_mchid: string;
} {
  return { mchid: sp_mchid, sub_mchid };
}

export function queryByOutTradeNo(mode: Mode) {
  return (context: Context, { params, query }: Input): Reply => {
    const outTradeNo = fields.parse(fields.outTradeNo, params['out_trade_no'], 'path');
    const trade = context.state.trades.get(tradeKey({ mchid: context.caller.mchid, outTradeNo }));
    return ok(transactionView(...find(context, mode, trade, query, 'query')));
  };
}

export function queryByTransactionId(mode: Mode) {
  return (context: Context, { params, query }: Input): Reply => {
    const [trade] = context.state.trades.select('transaction_id = ?', params['transaction_id'] ?? '');
    const own = trade?.mchid === context.caller.mchid ? trade : undefined;
    return ok(transactionView(...find(context, mode, own, query, 'query')));
  };
}

/** @throws ApiError ORDERPAID, ORDER_CLOSED */
export function close(mode: Mode) {
  return (context: Context, { params, body }: Input): Reply => {
    const outTradeNo = fields.parse(fields.outTradeNo, params['out_trade_no'], 'path');
    const known = context.state.trades.get(tradeKey({ mchid: context.caller.mchid, outTradeNo }));
    const [payment, trade] = find(context, mode, known, body, 'body');
    closePayment(context, payment, [trade]);
    return NO_CONTENT;
  };
}

export function closePayment({ state }: Context, payment: Payment, trades: readonly Trade[]): void {
  if (payment.state === 'PAID') throw new ApiError('ORDERPAID', '该订单已支付');
  if (payment.state === 'CLOSED') throw new ApiError('ORDER_CLOSED', '订单已关闭');
  state.payments.put({ ...payment, state: 'CLOSED' });
  for (const trade of trades) state.trades.put({ ...trade, state: 'CLOSED' });
}

/** Nobody acts for another merchant. @throws ApiError NO_AUTH */
export function requireCaller({ caller }: Context, mchid: string): void {
  if (caller.mchid !== mchid) throw new ApiError('NO_AUTH', '商户号与签名的商户号不一致，无权限');
}
