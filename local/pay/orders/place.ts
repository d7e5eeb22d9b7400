/** How an order comes into being, and what happens when its number comes again. */
import { createHash } from 'node:crypto';
import type { Context, Reply } from '../context';
import { ok } from '../context';
import type { Payment, Trade } from '../documents';
import { ApiError } from '../errors';
import { paramError } from '../fields';
import { prepayId } from '../ids';
import { paymentKey, tradeKey } from '../store/state';
import { DAY_MS, HOUR_MS, parseRfc3339 } from '../time';

/** Documented: a prepay_id is good for two hours. */
const PREPAY_MS = 2 * HOUR_MS;
/** Documented: without time_expire an order can be paid for seven days. */
const PAYABLE_MS = 7 * DAY_MS;

export type NewPayment = Pick<Payment, 'mode' | 'mchid' | 'appid' | 'outNo' | 'payer' | 'notifyUrl'> & {
  /** The whole request after validation. */
  content: object;
  timeExpire: string | undefined;
  sceneInfo: object | undefined;
};

export type NewTrade = Omit<
  Trade,
  'state' | 'transactionId' | 'paidAt' | 'refundedFen' | 'refunds' | 'isCombined'
>;

/** Places an order or gives the prepay_id of the same order again. @throws ApiError as documented for its state */
export function place(context: Context, payment: NewPayment, trades: NewTrade[]): Reply {
  const { state, now } = context;
  const request = digest(payment.content);
  const known = state.payments.get(paymentKey(payment));
  if (known !== undefined) return placeAgain(context, known, request, payment.mode);
  for (const trade of trades) {
    if (state.trades.get(tradeKey(trade)) !== undefined)
      throw new ApiError('OUT_TRADE_NO_USED', '201 商户订单号重复');
  }
  const { content: _, timeExpire, sceneInfo, ...rest } = payment;
  const expiresAt = timeExpire === undefined ? now + PAYABLE_MS : parseRfc3339(timeExpire);
  if (expiresAt <= now) throw paramError(['time_expire'], 'time_expire is in the past', timeExpire);
  const id = prepayId(now);
  state.payments.put({
    ...rest,
    request,
    sceneInfo: sceneInfo ?? null,
    prepayId: id,
    prepayUntil: now + PREPAY_MS,
    expiresAt,
    state: 'NOTPAY',
    tradeKeys: trades.map(tradeKey),
    createdAt: now,
  });
  for (const trade of trades) state.trades.put(unpaid(trade, payment.mode === 'combine'));
  return ok({ prepay_id: id });
}

function placeAgain({ state, now }: Context, known: Payment, request: string, mode: Payment['mode']): Reply {
  if (known.mode !== mode) throw new ApiError('OUT_TRADE_NO_USED', '201 商户订单号重复');
  if (known.state === 'PAID') throw new ApiError('ORDERPAID', '该订单已支付');
  if (known.state === 'CLOSED') throw new ApiError('ORDER_CLOSED', '该订单已关闭，请重新下单');
  if (known.request !== request) throw new ApiError('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致');
  if (known.expiresAt <= now)
    throw new ApiError('INVALID_REQUEST', '订单已过支付结束时间，请使用新的商户订单号下单');
  if (now < known.prepayUntil) return ok({ prepay_id: known.prepayId });
  const id = prepayId(now);
  state.payments.put({ ...known, prepayId: id, prepayUntil: now + PREPAY_MS });
  return ok({ prepay_id: id });
}

function unpaid(trade: NewTrade, isCombined: boolean): Trade {
  return {
    ...trade,
    isCombined,
    state: 'NOTPAY',
    transactionId: null,
    paidAt: null,
    refundedFen: 0,
    refunds: 0,
  };
}

/** The same for the same content, whatever the order of its fields: validation has put them in one order. */
export function digest(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
