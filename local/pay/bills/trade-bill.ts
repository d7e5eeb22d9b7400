/** The trade bill: what was paid and what refunds were asked for on a day. Columns as documented (README.md, sources). */
import type { Refund, Trade } from '../documents';
import type { State } from '../store/state';
import { billTime, DAY_MS } from '../time';
import { csv, yuan } from './csv';

export type TradeBillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** A line of the bill: a payment, or a refund with the order that it is of. */
interface Entry {
  trade: Trade;
  refund: Refund | null;
}

const NOTHING = '0.00';
/** Merchants of this WeChat Pay pay no fee. */
const NO_FEE = '0.00000';

const COLUMNS: Record<string, (entry: Entry) => string> = {
  交易时间: ({ trade, refund }) => billTime(refund?.createdAt ?? trade.paidAt ?? 0),
  公众账号ID: ({ trade }) => trade.appid,
  商户号: ({ trade }) => trade.mchid,
  特约商户号: ({ trade }) => trade.subMchid ?? '0',
  设备号: () => '',
  微信订单号: ({ trade }) => trade.transactionId ?? '',
  商户订单号: ({ trade }) => trade.outTradeNo,
  用户标识: ({ trade }) => trade.openid,
  交易类型: () => 'JSAPI',
  交易状态: ({ refund }) => (refund === null ? 'SUCCESS' : 'REFUND'),
  付款银行: () => 'OTHERS',
  货币种类: () => 'CNY',
  应结订单金额: ({ trade, refund }) => (refund === null ? yuan(trade.totalFen) : NOTHING),
  代金券金额: () => NOTHING,
  退款申请时间: ({ refund }) => (refund === null ? '' : billTime(refund.createdAt)),
  退款成功时间: ({ refund }) => (typeof refund?.successAt === 'number' ? billTime(refund.successAt) : ''),
  微信退款单号: ({ refund }) => refund?.refundId ?? '0',
  商户退款单号: ({ refund }) => refund?.outRefundNo ?? '0',
  退款金额: ({ refund }) => yuan(refund?.refundFen ?? 0),
  充值券退款金额: () => NOTHING,
  退款类型: ({ refund }) => (refund === null ? '' : 'ORIGINAL'),
  退款状态: ({ refund }) => refund?.status ?? '',
  商品名称: ({ trade }) => trade.description,
  商户数据包: ({ trade }) => trade.attach ?? '',
  手续费: () => NO_FEE,
  费率: () => '0.00%',
  订单金额: ({ trade, refund }) => (refund === null ? yuan(trade.totalFen) : NOTHING),
  申请退款金额: ({ refund }) => yuan(refund?.refundFen ?? 0),
  费率备注: () => '',
};

const paid = (entries: Entry[]): string =>
  yuan(entries.reduce((sum, { trade, refund }) => sum + (refund === null ? trade.totalFen : 0), 0));
const refunded = (entries: Entry[]): string =>
  yuan(entries.reduce((sum, { refund }) => sum + (refund?.refundFen ?? 0), 0));

const SUMS: Record<string, (entries: Entry[]) => string> = {
  总交易单数: (entries) => String(entries.length),
  应结订单总金额: paid,
  退款总金额: refunded,
  充值券退款总金额: () => NOTHING,
  手续费总金额: () => NO_FEE,
  订单总金额: paid,
  申请退款总金额: refunded,
};

/** The columns and sums that a type of bill leaves out. */
const ABSENT: Record<TradeBillType, string[]> = {
  ALL: ['退款申请时间', '退款成功时间'],
  SUCCESS: [
    ...['退款申请时间', '退款成功时间', '微信退款单号', '商户退款单号', '退款金额', '充值券退款金额'],
    ...['退款类型', '退款状态', '申请退款金额', '退款总金额', '充值券退款总金额', '申请退款总金额'],
  ],
  REFUND: [],
};

/** @param from the beginning of the day @returns undefined for a day without anything to bill */
export function tradeBill(
  state: State,
  from: number,
  type: TradeBillType,
  mchid: string,
  subMchid: string | undefined,
): string | undefined {
  const isBilled = ({ trade }: Entry): boolean =>
    trade.mchid === mchid && (subMchid === undefined || trade.subMchid === subMchid);
  const entries = entriesOf(state, from, type).filter(isBilled);
  if (entries.length === 0) return undefined;
  const header = Object.keys(COLUMNS).filter((name) => !ABSENT[type].includes(name));
  const caption = Object.keys(SUMS).filter((name) => !ABSENT[type].includes(name));
  return csv({
    header,
    rows: entries.map((entry) => header.map((name) => COLUMNS[name]?.(entry) ?? '')),
    caption,
    sums: caption.map((name) => SUMS[name]?.(entries) ?? ''),
  });
}

function entriesOf(state: State, from: number, type: TradeBillType): Entry[] {
  const payments = state.trades
    .select('paid_at >= ? AND paid_at < ?', from, from + DAY_MS)
    .map((trade) => ({ trade, refund: null }));
  const refunds = state.refunds
    .select('created_at >= ? AND created_at < ?', from, from + DAY_MS)
    .flatMap((refund) => {
      const trade = state.trades.get(refund.tradeKey);
      return trade === undefined ? [] : [{ trade, refund }];
    });
  if (type === 'SUCCESS') return payments;
  return type === 'REFUND' ? refunds : [...payments, ...refunds];
}
