/** The desk's fund bill of a day (资金账单): every movement of its account. */
import type { Day } from '../../../units/days';
import { parseUnits } from '../../../units/decimals';
import { fetchBillFile, readTable } from '../bill-file';
import type { FlowKind, FlowLine } from '../cash-desk';
import type { WechatPayClient } from '../client';
import { WechatPayFailure } from '../failure';

export function fetchFlows(client: WechatPayClient, day: Day): Promise<readonly FlowLine[] | null> {
  const asked = { bill_date: day, account_type: 'BASIC' };
  return fetchBillFile(client, '/v3/bill/fundflowbill', asked, readFlows);
}

const COLUMNS = {
  wechatNumber: '微信支付业务单号',
  business: '业务名称',
  type: '业务类型',
  direction: '收支类型',
  amount: '收支金额(元)',
  number: '业务凭证号',
} as const;

type Row = Readonly<Record<keyof typeof COLUMNS, string>>;

function readFlows(text: string): FlowLine[] {
  return readTable(text, COLUMNS, '资金流水总笔数').map(lineOf);
}

/** WeChat's words, the first that fits; they may be changed ("业务名称会由于业务发展做调整"), and then become `other`. */
const KINDS: readonly (readonly [FlowKind, (row: Row) => boolean])[] = [
  ['fee', ({ type }) => type.includes('手续费')],
  ['payIn', ({ business, direction }) => business === '交易' && direction === '收入'],
  ['out', ({ business, direction }) => business.includes('商家转账') && direction === '支出'],
  ['back', ({ business, direction }) => business.includes('商家转账') && direction === '收入'],
  ['deposit', ({ business, direction }) => business.includes('充值') && direction === '收入'],
];

function lineOf(row: Row): FlowLine {
  const amountFen = parseUnits(row.amount, 2);
  if (amountFen === null)
    throw new WechatPayFailure('NOT_FROM_WECHAT', `a fund bill with the line ${JSON.stringify(row)}`);
  const kind = KINDS.find(([, fits]) => fits(row))?.[0] ?? 'other';
  return { kind, number: row.number === '' ? row.wechatNumber : row.number, amountFen };
}
