/**
 * The cash desk: an ordinary merchant's number (普通商户号) at WeChat Pay beside the service provider's, where the
 * cash of the market comes in, stands and goes out (docs/market.md). Amounts are in fen.
 */
import type { Fen } from '../../units/amounts';
import type { Day, Instant } from '../../units/days';
import type { PaymentParameters, RawNotice } from './wechat-pay';

export interface PayInRequest {
  /** The mall's number (out_trade_no). */
  readonly number: string;
  readonly amountFen: Fen;
  readonly payerOpenId: string;
  /** What the payer reads, at most 127 characters. */
  readonly description: string;
  readonly expiresAt: Instant;
}

/** Money that WeChat has received. */
export interface PayInAtWechat {
  readonly number: string;
  readonly payerOpenId: string;
  readonly amountFen: Fen;
  readonly transactionId: string;
  readonly paidAt: Instant;
}

export interface TransferRequest {
  /** The mall's number (out_bill_no), letters and digits; the same number never moves money twice. */
  readonly number: string;
  readonly amountFen: Fen;
  readonly openId: string;
  /** What the person reads, at most 32 characters. */
  readonly remark: string;
}

/** WeChat's word for where a transfer is. */
export type TransferStatus =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

export interface TransferAtWechat {
  readonly number: string;
  readonly status: TransferStatus;
  /** Null in the answers that do not say it. */
  readonly amountFen: Fen | null;
  /** When WeChat took it; null in the answers that do not say it. */
  readonly acceptedAt: Instant | null;
  /** Of a transfer that has ended, when it did. */
  readonly changedAt: Instant | null;
  readonly failReason: string | null;
  /** Opens the page on which the person confirms; only the answer to the request has it. */
  readonly packageInfo: string | null;
}

/** What the mini-program hands to wx.requestMerchantTransfer. */
export interface ConfirmParameters {
  readonly mchId: string;
  readonly appId: string;
  readonly package: string;
}

/** payIn: a merchant paid · out, back: a transfer left, or came back · fee: WeChat's own · deposit: by the operator */
export type FlowKind = 'payIn' | 'out' | 'back' | 'fee' | 'deposit' | 'other';

/** One movement of the desk's account, of WeChat's fund bill (资金账单). */
export interface FlowLine {
  readonly kind: FlowKind;
  /** The mall's number where there is one, else WeChat's. */
  readonly number: string;
  /** Without a sign. */
  readonly amountFen: Fen;
}

export type DeskNotice =
  | { readonly kind: 'payIn'; readonly payIn: PayInAtWechat }
  /** There is news of a transfer; `findTransfer` tells it. */
  | { readonly kind: 'transfer'; readonly number: string }
  | { readonly kind: 'other'; readonly eventType: string };

/** Every method throws `WechatPayFailure`; every one may be called again. */
export interface CashDesk {
  prepay(request: PayInRequest): Promise<PaymentParameters>;
  /** Null while nobody has paid. */
  findPayIn(number: string): Promise<PayInAtWechat | null>;
  /** Afterwards nobody can pay it; throws `ORDERPAID` when somebody has. */
  closePayIn(number: string): Promise<void>;
  transfer(request: TransferRequest): Promise<TransferAtWechat>;
  /** Null when WeChat knows no such number. */
  findTransfer(number: string): Promise<TransferAtWechat | null>;
  /** Possible until the person has confirmed. */
  cancelTransfer(number: string): Promise<TransferAtWechat>;
  confirmParameters(packageInfo: string): ConfirmParameters;
  /** The day's movements; null until WeChat has made the bill (10:00 of the next day). */
  flows(day: Day): Promise<readonly FlowLine[] | null>;
  readNotice(notice: RawNotice): Promise<DeskNotice>;
}
