/** Several orders that are paid together, all or none. */
import type { z } from 'zod';
import { NO_CONTENT, ok, type Context, type Input, type Reply } from '../context';
import type { Payment, Trade } from '../documents';
import { ApiError } from '../errors';
import * as fields from '../fields';
import { paymentKey } from '../store/state';
import { place, type NewTrade } from './place';
import { combinedClose, combinedOrder } from './schemas';
import { closePayment, requireCaller } from './single';
import { combinedView } from './views';

/** Documented: 1 to 50 for a service provider, 2 to 10 for a direct merchant. */
const SUB_ORDERS = { provider: { min: 1, max: 50 }, direct: { min: 2, max: 10 } };

type Order = z.infer<typeof combinedOrder>;

export function placeCombined(context: Context, input: Input): Reply {
  const order = fields.parse(combinedOrder, input.body);
  requireCaller(context, order.combine_mchid);
  context.directory.requireAppid(order.combine_appid);
  checkSubOrders(context, order);
  const { openid, sub_openid } = order.combine_payer_info;
  const payer = sub_openid === undefined ? { openid } : { openid, sub_openid };
  return place(
    context,
    {
      mode: 'combine',
      mchid: order.combine_mchid,
      appid: order.combine_appid,
      outNo: order.combine_out_trade_no,
      content: order,
      payer,
      sceneInfo: order.scene_info,
      timeExpire: order.time_expire,
      notifyUrl: order.notify_url,
    },
    order.sub_orders.map((sub) => newTrade(order, sub)),
  );
}

function checkSubOrders({ directory }: Context, order: Order): void {
  const isProvider = order.combine_mchid === directory.participants.providerMchid;
  const { min, max } = isProvider ? SUB_ORDERS.provider : SUB_ORDERS.direct;
  const { length } = order.sub_orders;
  if (length < min || length > max)
    throw fields.paramError(['sub_orders'], `sub_orders takes ${min} to ${max} orders`, length);
  order.sub_orders.forEach((sub, index) => {
    const path = ['sub_orders', String(index)];
    // A merchant of another service provider cannot take part; nor can another direct merchant, as there is none.
    if (sub.mchid !== order.combine_mchid)
      throw fields.paramError([...path, 'mchid'], 'mchid is not the combining merchant', sub.mchid);
    if (isProvider && sub.sub_mchid === undefined)
      throw fields.paramError([...path, 'sub_mchid'], 'sub_mchid is required', undefined);
    if (sub.sub_mchid !== undefined) directory.requireSubMerchant(sub.sub_mchid);
  });
  if (new Set(order.sub_orders.map((sub) => sub.out_trade_no)).size < length)
    throw new ApiError('OUT_TRADE_NO_USED', '201 商户订单号重复');
}

function newTrade(order: Order, sub: Order['sub_orders'][number]): NewTrade {
  return {
    mchid: sub.mchid,
    subMchid: sub.sub_mchid ?? null,
    appid: order.combine_appid,
    subAppid: sub.sub_appid ?? null,
    outTradeNo: sub.out_trade_no,
    description: sub.description,
    attach: sub.attach,
    totalFen: sub.amount.total_amount,
    openid: order.combine_payer_info.openid,
  };
}

export function queryCombined(context: Context, input: Input): Reply {
  return ok(combinedView(...find(context, input)));
}

/** All sub-orders must be named, as they were placed. @throws ApiError INVALID_REQUEST, ORDERPAID, ORDER_CLOSED */
export function closeCombined(context: Context, input: Input): Reply {
  const request = fields.parse(combinedClose, input.body);
  context.directory.requireAppid(request.combine_appid);
  const [payment, trades] = find(context, input);
  const named = request.sub_orders.map((sub) => `${sub.mchid}/${sub.sub_mchid ?? ''}/${sub.out_trade_no}`);
  const placed = trades.map((trade) => `${trade.mchid}/${trade.subMchid ?? ''}/${trade.outTradeNo}`);
  if (named.sort().join() !== placed.sort().join())
    throw new ApiError('INVALID_REQUEST', '输入的请求非法，请求关单的子单信息与下单时的子单信息不一致');
  closePayment(context, payment, trades);
  return NO_CONTENT;
}

function find({ state, caller }: Context, { params }: Input): [Payment, Trade[]] {
  const outNo = fields.parse(fields.outTradeNo, params['combine_out_trade_no'], 'path');
  const payment = state.payments.get(paymentKey({ mode: 'combine', mchid: caller.mchid, outNo }));
  if (payment === undefined) throw new ApiError('ORDER_NOT_EXIST', '订单不存在');
  return [payment, tradesOf(state, payment)];
}

/** The orders that a payment pays, in the order in which they were named. */
export function tradesOf(state: Context['state'], payment: Payment): Trade[] {
  return payment.tradeKeys.flatMap((key) => state.trades.get(key) ?? []);
}
