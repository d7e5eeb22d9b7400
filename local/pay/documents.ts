/** What is kept in the file. Amounts are whole fen, times epoch milliseconds. */

/** What one prepay_id pays: an order, or several orders that are paid together. */
export interface Payment {
  mode: 'direct' | 'partner' | 'combine';
  /** Who placed it: the direct merchant or the service provider. */
  mchid: string;
  /** The app whose payment sheet opens; part of what paySign signs. */
  appid: string;
  /** out_trade_no, or combine_out_trade_no. */
  outNo: string;
  /** The request as it was placed first: the same number with other content is refused. */
  request: string;
  /** As the request named the payer. */
  payer: Record<string, string>;
  sceneInfo: object | null;
  prepayId: string;
  /** A prepay_id lives for two hours; the same order asked again gets another. */
  prepayUntil: number;
  expiresAt: number;
  notifyUrl: string;
  state: 'NOTPAY' | 'PAID' | 'CLOSED';
  tradeKeys: string[];
  createdAt: number;
}

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED';

/** One order: what a transaction_id names, what refunds and bills speak of. */
export interface Trade {
  mchid: string;
  subMchid: string | null;
  appid: string;
  subAppid: string | null;
  outTradeNo: string;
  isCombined: boolean;
  description: string;
  attach: string | null;
  totalFen: number;
  state: TradeState;
  /** Set when it is paid. */
  transactionId: string | null;
  openid: string;
  paidAt: number | null;
  /** Of refunds that are not closed. */
  refundedFen: number;
  refunds: number;
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';

export interface Refund {
  mchid: string;
  subMchid: string | null;
  outRefundNo: string;
  refundId: string;
  tradeKey: string;
  request: string;
  refundFen: number;
  notifyUrl: string | null;
  reason: string | null;
  status: RefundStatus;
  /** What it will become, and when. */
  outcome: Exclude<RefundStatus, 'PROCESSING'>;
  dueAt: number;
  createdAt: number;
  successAt: number | null;
}

export type TransferState =
  | 'ACCEPTED'
  | 'PROCESSING'
  | 'WAIT_USER_CONFIRM'
  | 'TRANSFERING'
  | 'SUCCESS'
  | 'FAIL'
  | 'CANCELING'
  | 'CANCELLED';

export interface Transfer {
  mchid: string;
  appid: string;
  outBillNo: string;
  transferBillNo: string;
  packageInfo: string;
  request: string;
  openid: string;
  userName: string | null;
  amountFen: number;
  remark: string;
  sceneId: string;
  notifyUrl: string | null;
  state: TransferState;
  /** How long ACCEPTED and PROCESSING last. */
  stepMs: number;
  /** When the state changes by itself, and to which; null where it stays. */
  next: { at: number; state: TransferState; failReason: string | null } | null;
  failReason: string | null;
  createdAt: number;
  updatedAt: number;
}

/** A movement of a merchant's account. */
export interface Flow {
  flowNo: string;
  account: string;
  at: number;
  /** transaction_id, refund_id or transfer_bill_no. */
  businessNo: string;
  /** The names that the fund bill writes. */
  business: string;
  type: string;
  /** Positive for income. */
  amountFen: number;
  balanceFen: number;
  remark: string;
  voucher: string;
}

export interface Balance {
  account: string;
  fen: number;
}

export interface NoticeTry {
  at: number;
  /** The HTTP status that came back, or why none came. */
  answer: string;
}

export interface Notice {
  id: string;
  /** Whose API v3 key encrypts it. */
  mchid: string;
  url: string;
  eventType: string;
  originalType: string;
  summary: string;
  /** The resource before encryption. */
  resource: object;
  createdAt: number;
  /** When it is tried next; null once it was answered or given up. */
  nextAt: number | null;
  /** Kept back until a younger notice has been sent. */
  isHeld: boolean;
  tries: NoticeTry[];
  isDelivered: boolean;
}

/** A bill as it was first made: later changes do not change it. */
export interface Bill {
  key: string;
  content: string;
}

export interface DownloadToken {
  token: string;
  mchid: string;
  billKey: string;
  isGzip: boolean;
  expiresAt: number;
}
