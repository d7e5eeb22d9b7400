/** The person's side of a payment: what the payment sheet on the phone shows and does. */
import { z } from 'zod';
import { accountOf, move } from './balances';
import type { Office } from './context';
import type { Payment, Trade } from './documents';
import { openid } from './fields';
import { transactionId } from './ids';
import { announcePayment } from './notices/outbox';
import { tradesOf } from './orders/combine';
import { isSignedBy, lines } from './security/crypto';

export const payRequest = z.object({
  openid,
  timeStamp: z.string(),
  nonceStr: z.string(),
  /** prepay_id=… */
  package: z.string(),
  signType: z.string(),
  paySign: z.string(),
});

export type PayRequest = z.infer<typeof payRequest>;

export interface Sheet {
  state: Payment['state'];
  totalFen: number;
  appid: string;
  expiresAt: number;
  orders: { mchid: string; description: string; totalFen: number }[];
}

const REFUSALS = {
  UNKNOWN: '预支付交易会话不存在或已过期',
  SIGN: '支付验证签名失败',
  PAYER: '下单账号与支付账号不一致，请核实后再支付',
  PAID: '该订单已支付',
  CLOSED: '该订单已关闭',
  EXPIRED: '该订单已过支付结束时间',
  BANK: '银行卡支付失败，请更换支付方式',
} as const;

export type PayResult =
  { result: 'paid' } | { result: 'refused'; reason: keyof typeof REFUSALS; message: string };

export function showSheet({ state }: Office, prepayId: string): Sheet | undefined {
  const [payment] = state.payments.select('prepay_id = ?', prepayId);
  if (payment === undefined) return undefined;
  const orders = tradesOf(state, payment).map((trade) => ({
    mchid: accountOf(trade),
    description: trade.description,
    totalFen: trade.totalFen,
  }));
  return {
    state: payment.state,
    totalFen: orders.reduce((sum, { totalFen }) => sum + totalFen, 0),
    appid: payment.appid,
    expiresAt: Math.min(payment.expiresAt, payment.prepayUntil),
    orders,
  };
}

/** Pays all orders of a prepay_id, or says why not. */
export function pay(office: Office, prepayId: string, request: PayRequest, now: number): PayResult {
  const [payment] = office.state.payments.select('prepay_id = ?', prepayId);
  const reason = payment === undefined ? 'UNKNOWN' : refusal(office, payment, request, now);
  if (payment === undefined || reason !== undefined) {
    const named = reason ?? 'UNKNOWN';
    return { result: 'refused', reason: named, message: REFUSALS[named] };
  }
  const paid: Payment = { ...payment, state: 'PAID' };
  office.state.payments.put(paid);
  const trades = tradesOf(office.state, paid).map((trade) => settle(office, trade, now));
  announcePayment(office, paid, trades, now);
  return { result: 'paid' };
}

function refusal(
  office: Office,
  payment: Payment,
  request: PayRequest,
  now: number,
): keyof typeof REFUSALS | undefined {
  if (!isWellSigned(office, payment, request)) return 'SIGN';
  if (!Object.values(payment.payer).includes(request.openid)) return 'PAYER';
  if (payment.state === 'PAID') return 'PAID';
  if (payment.state === 'CLOSED') return 'CLOSED';
  if (now >= payment.expiresAt || now >= payment.prepayUntil) return 'EXPIRED';
  return office.switches.take('payment-refused', 'pay') === undefined ? undefined : 'BANK';
}

function isWellSigned({ keys }: Office, payment: Payment, request: PayRequest): boolean {
  const merchant = keys.merchant(payment.mchid);
  if (merchant === undefined || request.signType !== 'RSA') return false;
  if (request.package !== `prepay_id=${payment.prepayId}`) return false;
  const message = lines(payment.appid, request.timeStamp, request.nonceStr, request.package);
  return isSignedBy(message, request.paySign, merchant.certificate.publicKey);
}

function settle({ state }: Office, trade: Trade, now: number): Trade {
  const paid: Trade = { ...trade, state: 'SUCCESS', transactionId: transactionId(now), paidAt: now };
  state.trades.put(paid);
  move(state, {
    account: accountOf(paid),
    at: now,
    businessNo: paid.transactionId ?? '',
    business: '交易',
    type: '交易',
    amountFen: paid.totalFen,
    remark: '',
    voucher: paid.outTradeNo,
  });
  return paid;
}
