/**
 * WeChat Pay as the mall uses it: API v3 in the mode of a service provider (服务商), whose
 * sub-merchants (特约商户) receive the money themselves (rules.md §10). Amounts are in fen.
 */
import type { Day, Instant } from '../../units/days';
import type { Fen } from '../../units/amounts';

/** One order of a payment. Its number at WeChat Pay (out_trade_no) is the order's id. */
export interface PaymentPart {
  readonly orderId: string;
  /** The sub-merchant that receives the money. */
  readonly subMchid: string;
  readonly amountFen: Fen;
}

/** One part is a plain order at WeChat Pay, several are a combined order under the payment's id. */
export interface AskedPayment {
  readonly paymentId: string;
  readonly parts: readonly PaymentPart[];
}

export interface PrepayRequest extends AskedPayment {
  readonly payerOpenId: string;
  /** What the payer reads, at most 127 characters. */
  readonly description: string;
  /** WeChat takes no money for it afterwards. */
  readonly expiresAt: Instant;
}

/** What the mini-program hands to wx.requestPayment. */
export interface PaymentParameters {
  readonly timeStamp: string;
  readonly nonceStr: string;
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

export interface PaidPart extends PaymentPart {
  /** WeChat's own number of it. */
  readonly transactionId: string;
}

/** Money that WeChat has received. */
export interface PaymentAtWechat {
  readonly paymentId: string;
  readonly payerOpenId: string;
  readonly paidAt: Instant;
  readonly parts: readonly PaidPart[];
}

export interface RefundRequest {
  /** The mall's number (out_refund_no); the same number never moves money twice. */
  readonly number: string;
  readonly orderId: string;
  readonly subMchid: string;
  readonly amountFen: Fen;
  /** What was paid for the order. */
  readonly paidFen: Fen;
  readonly reason: string;
}

export type RefundStatus = 'processing' | 'success' | 'abnormal' | 'closed';

export interface RefundAtWechat {
  readonly number: string;
  readonly status: RefundStatus;
  readonly amountFen: Fen;
  /** When WeChat took the request; its bill lists the refund under that day. */
  readonly acceptedAt: Instant;
}

/** A line of WeChat's bill of a day. */
export interface BillLine {
  readonly kind: 'payment' | 'refund';
  readonly orderId: string;
  readonly subMchid: string;
  readonly amountFen: Fen;
  /** The mall's number of the refund; empty for a payment. */
  readonly refundNumber: string;
}

/** What a notice says, once its signature has been checked and its content decrypted. */
export type Notice =
  | { readonly kind: 'payment'; readonly payment: PaymentAtWechat }
  /** There is news of a refund; `findRefund` tells it. */
  | { readonly kind: 'refund'; readonly refundNumber: string }
  /** Of something that the mall did not ask to hear about. */
  | { readonly kind: 'other'; readonly eventType: string };

/** A notice as it came over HTTP; header names in lower case, the body untouched. */
export interface RawNotice {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
}

/** Every method throws `WechatPayFailure`; every one may be called again. */
export interface WechatPay {
  prepay(request: PrepayRequest): Promise<PaymentParameters>;
  /** Null while nobody has paid. */
  findPayment(asked: AskedPayment): Promise<PaymentAtWechat | null>;
  /** Afterwards nobody can pay it; throws `ORDERPAID` when somebody has. */
  closePayment(asked: AskedPayment): Promise<void>;
  refund(request: RefundRequest): Promise<RefundAtWechat>;
  findRefund(number: string, subMchid: string): Promise<RefundAtWechat | null>;
  /** Every sub-merchant's bill of the day; null until WeChat has made it (10:00 of the next day). */
  bill(day: Day): Promise<readonly BillLine[] | null>;
  readNotice(notice: RawNotice): Promise<Notice>;
}
