/** How replies and notices show orders. */
import type { Payment, Trade } from '../documents';
import { rfc3339 } from '../time';

const DESCRIPTIONS = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  CLOSED: '订单已关闭',
} as const;
const CURRENCY = 'CNY';
const BANK = 'OTHERS';

/** The transaction of one order; what belongs to the payment itself is there only once it is paid. */
export function transactionView(payment: Payment, trade: Trade): object {
  const parties =
    payment.mode === 'direct'
      ? { appid: trade.appid, mchid: trade.mchid }
      : {
          sp_appid: trade.appid,
          sp_mchid: trade.mchid,
          ...(trade.subAppid === null ? {} : { sub_appid: trade.subAppid }),
          sub_mchid: trade.subMchid,
        };
  const known = {
    ...parties,
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    trade_state_desc: DESCRIPTIONS[trade.state],
    promotion_detail: [],
    ...sceneView(payment),
  };
  if (trade.paidAt === null) return { ...known, amount: { payer_currency: CURRENCY, total: trade.totalFen } };
  return {
    ...known,
    transaction_id: trade.transactionId,
    trade_type: 'JSAPI',
    bank_type: BANK,
    attach: trade.attach ?? '',
    success_time: rfc3339(trade.paidAt),
    payer: payment.payer,
    amount: {
      total: trade.totalFen,
      payer_total: trade.totalFen,
      currency: CURRENCY,
      payer_currency: CURRENCY,
    },
  };
}

/** Several orders that are paid together. */
export function combinedView(payment: Payment, trades: readonly Trade[]): object {
  const isPaid = payment.state === 'PAID';
  return {
    combine_appid: payment.appid,
    combine_mchid: payment.mchid,
    combine_out_trade_no: payment.outNo,
    ...sceneView(payment),
    ...(isPaid ? { combine_payer_info: payment.payer } : {}),
    sub_orders: trades.map(subOrderView),
  };
}

function subOrderView(trade: Trade): object {
  const known = {
    mchid: trade.mchid,
    ...(trade.subMchid === null ? {} : { sub_mchid: trade.subMchid }),
    ...(trade.subAppid === null ? {} : { sub_appid: trade.subAppid }),
    out_trade_no: trade.outTradeNo,
    trade_state: trade.state,
    attach: trade.attach ?? '',
  };
  if (trade.paidAt === null)
    return { ...known, amount: { total_amount: trade.totalFen, currency: CURRENCY } };
  return {
    ...known,
    trade_type: 'JSAPI',
    bank_type: BANK,
    transaction_id: trade.transactionId,
    success_time: rfc3339(trade.paidAt),
    amount: {
      total_amount: trade.totalFen,
      payer_amount: trade.totalFen,
      currency: CURRENCY,
      payer_currency: CURRENCY,
    },
  };
}

function sceneView({ sceneInfo }: Payment): object {
  const device = (sceneInfo as { device_id?: string } | null)?.device_id;
  return device === undefined ? {} : { scene_info: { device_id: device } };
}
